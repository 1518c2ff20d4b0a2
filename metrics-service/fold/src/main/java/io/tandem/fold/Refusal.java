package io.tandem.fold;

import org.jboss.resteasy.reactive.RestResponse;

/// Why an operator's question has no answer (RFC 9457).
record Refusal(String type, String title, int status) {
    static RestResponse<?> answer(Refusal refusal) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.fromStatusCode(refusal.status()), refusal)
                .header("Content-Type", "application/problem+json")
                .build();
    }
}
