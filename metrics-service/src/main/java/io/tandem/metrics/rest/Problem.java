package io.tandem.metrics.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/// What went wrong, for a program and for a person (RFC 9457). It never repeats what the client sent.
///
/// @param allowed what would have been right, where that is a list
record Problem(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> allowed) {
    static Problem unknownAssessment(List<String> known) {
        return new Problem(
                "/problems/unknown-assessment",
                "Unknown assessment",
                404,
                "There is no such assessment here; see `allowed` for those that exist.",
                known);
    }

    static Problem unknownReceipt() {
        return new Problem(
                "/problems/unknown-receipt",
                "Unknown receipt",
                404,
                "Nothing is known of such a record: receipts are partition-offset as the answer to the observation had"
                        + " them, such as 5-4711, and outcomes are kept from the first start of this version on.",
                List.of());
    }

    static Problem unknownFeed() {
        return new Problem(
                "/problems/unknown-feed",
                "Unknown feed",
                404,
                "Nothing of a feed of this name has been folded so far.",
                List.of());
    }

    static Problem badParameter(String parameter, String expectation, List<String> allowed) {
        return new Problem(
                "/problems/bad-parameter", "Bad query parameter", 400, parameter + " " + expectation + ".", allowed);
    }

    static Problem unavailable() {
        return new Problem(
                "/problems/unavailable",
                "Not available now",
                503,
                "Something this answer needs is not available at the moment; try again.",
                List.of());
    }

    RestResponse<?> response() {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.fromStatusCode(status), this)
                .header("Content-Type", "application/problem+json")
                .build();
    }
}
