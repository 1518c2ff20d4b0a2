package io.tandem.ranking.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tandem.ranking.domain.BoardVersion;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What went wrong, for a program and for a person (RFC 9457). It never repeats what the client sent.
///
/// @param allowed what would have been right, where that is a list
/// @param pointer what of the body it is about (RFC 6901); null when it is not about a part of a body
record Problem(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> allowed,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String pointer) {
    static final String MEDIA_TYPE = "application/problem+json";

    /// A problem that is not about a part of a body.
    Problem(String type, String title, int status, String detail, List<String> allowed) {
        this(type, title, status, detail, allowed, null);
    }

    static Problem notFound(String what, Collection<String> existing) {
        return new Problem(
                "/problems/unknown-" + what,
                "Unknown " + what,
                404,
                "There is no such %s here; see `allowed` for those that exist.".formatted(what),
                List.copyOf(existing));
    }

    static Problem badParameter(String parameter, String expectation, Collection<String> allowed) {
        return new Problem(
                "/problems/bad-parameter",
                "Bad query parameter",
                400,
                parameter + " " + expectation + ".",
                List.copyOf(allowed));
    }

    static Problem gone() {
        return new Problem(
                "/problems/start-over",
                "Start over",
                410,
                "The board cannot be followed from that version: it is of another epoch, not known, or no longer"
                        + " kept. Connect without Last-Event-ID and `after` to begin with a snapshot.",
                List.of());
    }

    static Problem badCursor() {
        return new Problem(
                "/problems/bad-version",
                "Bad board version",
                400,
                "Last-Event-ID and `after` have the form epoch:sequence, such as 1:42.",
                List.of());
    }

    static Problem noSuchVersion(BoardVersion newest) {
        return new Problem(
                "/problems/unknown-version",
                "Unknown board version",
                404,
                "The board has not stood like that: its sequences go from 1 to %d, the newest version is %s, and before"
                                .formatted(newest.sequence(), newest)
                        + " the instant of its first it did not exist.",
                List.of());
    }

    static Problem unavailable() {
        return new Problem(
                "/problems/unavailable",
                "Not available now",
                503,
                "Something this answer needs is not available at the moment; try again.",
                List.of());
    }

    /// Without a key to encrypt their secrets by there are none, and waiting does not help.
    static Problem webhooksOff() {
        return new Problem(
                "/problems/webhooks-off",
                "Webhooks are switched off",
                404,
                "This service has no webhooks: its operator has not set tandem.webhooks.key. Everything else works;"
                        + " follow boards by streams instead.",
                List.of());
    }

    /// Ends a request with this problem.
    ProblemException exception() {
        return exception(Map.of());
    }

    /// Ends a request with this problem and these headers.
    ProblemException exception(Map<String, String> headers) {
        return new ProblemException(this, headers);
    }

    /// Carries a problem to the mapper.
    static final class ProblemException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Problem problem;
        private final transient Map<String, String> headers;

        ProblemException(Problem problem, Map<String, String> headers) {
            super(problem.title());
            this.problem = problem;
            this.headers = headers;
        }

        Map<String, String> headers() {
            return headers;
        }

        Problem problem() {
            return problem;
        }
    }
}
