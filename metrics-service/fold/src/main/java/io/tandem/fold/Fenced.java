package io.tandem.fold;

/// Another instance has moved a lane's stored offset: this one's view is old and its transaction must not
/// commit.
final class Fenced extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Fenced(String topic, int expected, int found) {
        super("fenced on %s: %d of %d lanes stand where this instance left them".formatted(topic, found, expected));
    }
}
