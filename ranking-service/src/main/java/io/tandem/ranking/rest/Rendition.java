package io.tandem.ranking.rest;

import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a figure or the report is drawn as.
enum Rendition {
    SVG("image/svg+xml", ".svg"),
    PNG("image/png", ".png"),
    HTML("text/html", ".html"),
    PDF("application/pdf", ".pdf");

    private final String mediaType;
    private final String suffix;

    Rendition(String mediaType, String suffix) {
        this.mediaType = mediaType;
        this.suffix = suffix;
    }

    /// With the charset, where it is text that does not say it itself.
    String contentType() {
        return this == HTML ? mediaType + ";charset=UTF-8" : mediaType;
    }

    /// What a path ends with instead of an Accept header.
    String suffix() {
        return suffix;
    }

    String mediaType() {
        return mediaType;
    }

    /// The one of the given that a client likes best; empty when it would rather have none of them.
    ///
    /// @param accepted in the client's order
    /// @param offered in the order in which the service likes them
    static Optional<Rendition> of(List<MediaType> accepted, Rendition... offered) {
        return accepted.stream()
                .flatMap(type -> Arrays.stream(offered)
                        .filter(rendition -> type.isCompatible(MediaType.valueOf(rendition.mediaType)))
                        .limit(1))
                .findFirst();
    }

    /// The one whose suffix a path ends with.
    static Optional<Rendition> bySuffix(String path) {
        return Arrays.stream(values())
                .filter(rendition -> path.endsWith(rendition.suffix))
                .findFirst();
    }
}
