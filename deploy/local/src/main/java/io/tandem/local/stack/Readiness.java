package io.tandem.local.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Whether a component does its work: services are asked for their readiness, the others for a connection.
final class Readiness {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    private final StackSettings settings;

    Readiness(StackSettings settings) {
        this.settings = settings;
    }

    boolean isReady(Replica replica) {
        return replica.component().isService()
                ? saysReady(URI.create(settings.url(replica)))
                : accepts(settings.port(replica));
    }

    /// Whether the service there says that it is ready.
    static boolean saysReady(URI service) {
        URI health = service.resolve("/q/health/ready");
        try {
            var request = HttpRequest.newBuilder(health).timeout(PATIENCE).build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean accepts(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) PATIENCE.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
