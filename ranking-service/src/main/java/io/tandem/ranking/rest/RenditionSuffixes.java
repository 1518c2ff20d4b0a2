package io.tandem.ranking.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Lets the format of a figure and of the report be a suffix of its path: `…/figures/3.svg`, `…/report.pdf`.
class RenditionSuffixes {
    private static final Pattern PATH = Pattern.compile(
            "/api/v1/assessments/[^/]+/(figures/[0-9]+(\\.svg|\\.png|\\.json|\\.csv|\\.xlsx)|report(\\.html|\\.pdf))");

    @ServerRequestFilter(preMatching = true)
    void strip(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        String path = uri.getAbsolutePath().getPath();
        if (!PATH.matcher(path).matches()) {
            return;
        }
        Optional<String> type = Rendition.bySuffix(path)
                .map(Rendition::mediaType)
                .or(() -> TableFormat.bySuffix(path).map(TableFormat::mediaType));
        type.ifPresent(accept -> {
            request.getHeaders().putSingle(HttpHeaders.ACCEPT, accept);
            request.setRequestUri(uri.getRequestUriBuilder()
                    .replacePath(path.substring(0, path.lastIndexOf('.')))
                    .build());
        });
    }
}
