package io.tandem.ranking.rest;

import java.util.Collection;
import java.util.List;

/// Problems of a request's body. They name a place in the body and never repeat what stands there.
final class BodyProblem {
    private BodyProblem() {}

    /// The body is not a document that can be read: 400.
    static Problem.ProblemException unreadable(String detail) {
        return exception("invalid-json", "Not readable as JSON", 400, "", detail, List.of());
    }

    /// The document does not have the shape that is described: 400.
    ///
    /// @param code `unknown-member` or `wrong-type`
    static Problem.ProblemException misshapen(
            String code, String title, String pointer, String detail, Collection<String> allowed) {
        return exception(code, title, 400, pointer, detail, allowed);
    }

    /// The body has too many bytes: 413.
    static Problem.ProblemException tooLarge(int bytes) {
        return exception(
                "body-too-large",
                "Body too large",
                413,
                "",
                "A body has at most %d bytes.".formatted(bytes),
                List.of());
    }

    /// The body is not declared as what is read here: 415.
    static Problem.ProblemException mediaType() {
        return exception(
                "unsupported-media-type",
                "Unsupported media type",
                415,
                "",
                "Send application/json in UTF-8, without a content encoding.",
                List.of());
    }

    /// The document can be read, and what it says cannot be done: 422.
    static Problem.ProblemException unacceptable(
            String code, String title, String pointer, String detail, Collection<String> allowed) {
        return exception(code, title, 422, pointer, detail, allowed);
    }

    private static Problem.ProblemException exception(
            String code, String title, int status, String pointer, String detail, Collection<String> allowed) {
        return new Problem("/problems/" + code, title, status, detail, List.copyOf(allowed), pointer).exception();
    }
}
