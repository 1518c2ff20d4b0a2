package io.tandem.ranking.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Lets a statistic's format be a suffix of its path, so that a link can name it: `…/tiers.csv`.
class TableSuffixes {
    /// A path may end like that only below an assessment, and only with these names.
    private static final Pattern STATISTIC = Pattern.compile("/api/v1/assessments/[^/]+/"
            + "(quadrants|groups|provinces|regions|tiers|thresholds|top|farthest|deciles|appendices/[0-9]+|statements"
            + "|compare|movers|figures|cities/[0-9]+/peers)(\\.json|\\.csv|\\.xlsx)");

    @ServerRequestFilter(preMatching = true)
    void strip(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        String path = uri.getAbsolutePath().getPath();
        if (STATISTIC.matcher(path).matches()) {
            TableFormat.bySuffix(path).ifPresent(format -> {
                request.getHeaders().putSingle(HttpHeaders.ACCEPT, format.mediaType());
                request.setRequestUri(uri.getRequestUriBuilder()
                        .replacePath(path.substring(
                                0, path.length() - format.suffix().length()))
                        .build());
            });
        }
    }
}
