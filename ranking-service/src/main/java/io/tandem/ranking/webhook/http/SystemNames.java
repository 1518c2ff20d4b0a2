package io.tandem.ranking.webhook.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.net.InetAddress;
import java.util.List;

/// Asks the system's resolver, on few threads of its own: it blocks, and a name server that does not answer must not
/// hold up anything but webhooks.
final class SystemNames implements Names {
    private static final int THREADS = 8;

    private final WorkerExecutor threads;

    SystemNames(Vertx vertx) {
        threads = vertx.createSharedWorkerExecutor("webhook-names", THREADS);
    }

    @Override
    public Future<List<InetAddress>> resolve(String host) {
        return threads.executeBlocking(() -> List.of(InetAddress.getAllByName(host)), false);
    }
}
