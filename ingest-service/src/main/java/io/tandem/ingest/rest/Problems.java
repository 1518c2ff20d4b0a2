package io.tandem.ingest.rest;

import io.tandem.ingest.application.UnavailableException;
import io.tandem.ingest.config.IngestConfig;
import io.tandem.ingest.domain.Refusal;
import io.tandem.ingest.formats.TableException;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Turns everything that ends a request early into a problem.
class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);

    private final IngestConfig config;
    private final IngestMeters meters;

    @Inject
    Problems(IngestConfig config, IngestMeters meters) {
        this.config = config;
        this.meters = meters;
    }

    @ServerExceptionMapper
    public Response refused(ProblemException e) {
        meters.refused(e.refusal());
        Response.ResponseBuilder answer = answer(Objects.requireNonNull(e.problem()));
        e.headers().forEach(answer::header);
        return answer.build();
    }

    @ServerExceptionMapper
    public Response table(TableException e) {
        return refused(TableProblems.of(e));
    }

    @ServerExceptionMapper
    public Response unavailable(UnavailableException e) {
        meters.unavailable(e.refusal());
        return answer(Problem.of(e.refusal(), Objects.requireNonNull(e.getMessage())))
                .header(HttpHeaders.RETRY_AFTER, config.retryAfter().toSeconds())
                .build();
    }

    /// What the framework refuses before a resource is reached.
    @ServerExceptionMapper
    public Response framework(WebApplicationException e, UriInfo uri) {
        Response.ResponseBuilder answer = answer(problem(e));
        if (e.getResponse().getStatus() == 405) {
            answer.header(HttpHeaders.ALLOW, allowed(uri.getPath()));
        }
        return answer.build();
    }

    /// The framework does not say, and RFC 9110 demands it.
    private static String allowed(String path) {
        if (path.matches(".*/observations(/openaq)?")) {
            return "POST";
        }
        if (path.matches(".*/feeds/[^/]+/keys(/rotate)?")) {
            return "POST";
        }
        if (path.matches(".*/feeds/[^/]+/keys/[^/]+")) {
            return "DELETE";
        }
        if (path.matches(".*/feeds/?")) {
            return "GET, HEAD, POST";
        }
        if (path.matches(".*/feeds/[^/]+")) {
            return "GET, HEAD, PATCH, DELETE";
        }
        if (path.matches(".*/stations/[^/]+")) {
            return "DELETE, GET, HEAD, PUT";
        }
        return path.matches(".*/(rosters|assessments)/[^/]+") ? "GET, HEAD, PUT" : "GET, HEAD";
    }

    private Problem problem(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        return switch (status) {
            case 404 -> Problem.of(Refusal.NOT_FOUND, "No resource has this path.");
            case 405 -> Problem.of(Refusal.METHOD_NOT_ALLOWED, "The Allow header lists the methods.");
            case 406 -> Problem.of(Refusal.NOT_ACCEPTABLE, "Answers are application/json.");
            case 413 -> Problem.of(Refusal.BODY_TOO_LARGE, BodyReader.limit(config));
            case 415 -> Problem.of(Refusal.UNSUPPORTED_MEDIA_TYPE, BodyReader.EXPECTED);
            default ->
                status < 500 ? Problem.of(Refusal.BAD_REQUEST, "The HTTP request is not well-formed.") : internal(e);
        };
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable e) {
        return answer(internal(e)).build();
    }

    private static Problem internal(Throwable e) {
        LOG.error("a request failed", e);
        return Problem.of(Refusal.INTERNAL_ERROR, "The fault is on this side; the log has it.");
    }

    private static Response.ResponseBuilder answer(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }
}
