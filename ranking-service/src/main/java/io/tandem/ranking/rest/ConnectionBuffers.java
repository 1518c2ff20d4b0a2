package io.tandem.ranking.rest;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.tandem.ranking.config.RankingConfig;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/// Bounds what the operating system holds for a client that takes nothing.
///
/// Left alone it grows to megabytes per connection, so that a slow client would be noticed late, and a thousand of them
/// would hold gigabytes that no limit of this process knows of.
@ApplicationScoped
class ConnectionBuffers implements HttpServerOptionsCustomizer {
    private final RankingConfig config;

    ConnectionBuffers(RankingConfig config) {
        this.config = config;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        bound(options);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        bound(options);
    }

    private void bound(HttpServerOptions options) {
        options.setSendBufferSize(config.connection().unsentBytes());
    }
}
