package io.tandem.ranking.rest;

import io.tandem.ranking.rest.Problem.ProblemException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Turns whatever ends a request into a problem document.
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    RestResponse<Problem> problem(ProblemException exception) {
        RestResponse<Problem> response = response(exception.problem());
        exception.headers().forEach(response.getHeaders()::putSingle);
        return response;
    }

    @ServerExceptionMapper
    RestResponse<Problem> refused(WebApplicationException exception) {
        int status = exception.getResponse().getStatus();
        String title = exception.getResponse().getStatusInfo().getReasonPhrase();
        return response(new Problem("/problems/http-" + status, title, status, title + ".", List.of()));
    }

    /// A dependency that is away is the usual reason, so the client is asked to come back.
    @ServerExceptionMapper
    RestResponse<Problem> failed(Throwable failure) {
        LOG.warn("a request failed", failure);
        return response(Problem.unavailable());
    }

    static RestResponse<Problem> response(Problem problem) {
        RestResponse.ResponseBuilder<Problem> builder = RestResponse.ResponseBuilder.<Problem>create(problem.status())
                .entity(problem)
                .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        return (problem.status() == 503 ? builder.header(HttpHeaders.RETRY_AFTER, 1) : builder).build();
    }
}
