package io.tandem.ranking.rest;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// What every question about a statistic has.
record StatisticsQuery(
        @RestPath String assessment,

        @Parameter(
                description =
                        "An instant, or a board and one of its sequences such as `co2-lapeq:42`; now if left out.")
        @RestQuery
        @Nullable
        String asOf,

        @Context UriInfo uri,
        @Context Request request,
        @Context HttpHeaders headers) {}
