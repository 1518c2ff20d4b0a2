package io.tandem.ingest.hj212;

import io.tandem.ingest.application.StationDirectory;
import io.tandem.ingest.application.UnavailableException;
import io.tandem.ingest.config.Hj212Config;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Listens for stations.
final class GatewayVerticle extends AbstractVerticle {
    private static final Logger LOG = Logger.getLogger(GatewayVerticle.class);
    private static final int TICK_MILLIS = 500;

    private final Hj212Config config;
    private final Gateway gateway;
    private final StationDirectory stations;
    private final GatewayMeters meters;
    private final Mode mode;
    private final FrameReader reader;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean refreshing = new AtomicBoolean();
    private final AtomicBoolean expiring = new AtomicBoolean();
    private @Nullable NetServer server;

    GatewayVerticle(Hj212Config config, Gateway gateway, StationDirectory stations, GatewayMeters meters) {
        this.config = config;
        this.gateway = gateway;
        this.stations = stations;
        this.meters = meters;
        this.mode = config.strict() ? Mode.STRICT : Mode.TOLERANT;
        this.reader = new FrameReader(mode);
    }

    @Override
    public void start(Promise<Void> started) {
        NetServer listening = vertx.createNetServer(options()).connectHandler(this::connected);
        server = listening;
        refresh();
        vertx.setPeriodic(config.refresh().toMillis(), _ -> refresh());
        vertx.setPeriodic(TICK_MILLIS, _ -> tick());
        listening
                .listen()
                .onSuccess(_ -> LOG.infof("HJ 212: listening on port %d", listening.actualPort()))
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private NetServerOptions options() {
        NetServerOptions options = new NetServerOptions()
                .setHost(config.host())
                .setPort(config.port())
                .setTcpKeepAlive(true)
                .setReceiveBufferSize(16_384);
        if (config.tlsCertificate().isPresent() && config.tlsKey().isPresent()) {
            options.setSsl(true)
                    .setKeyCertOptions(new PemKeyCertOptions()
                            .setCertPath(config.tlsCertificate().get())
                            .setKeyPath(config.tlsKey().get()));
        }
        return options;
    }

    private void connected(NetSocket socket) {
        if (connections.size() >= config.maxConnections()) {
            socket.close();
            return;
        }
        Connection connection = new Connection(
                socket,
                vertx.getOrCreateContext(),
                gateway,
                meters,
                reader,
                new FrameSplitter(mode, config.maxData()),
                executor);
        connections.add(connection);
        meters.connections().set(connections.size());
        socket.closeHandler(_ -> {
            connections.remove(connection);
            meters.connections().set(connections.size());
        });
        connection.open();
    }

    private void tick() {
        connections.forEach(connection -> connection.checkTime(config.idleTimeout(), config.frameTimeout()));
        once(expiring, gateway::handleExpired);
    }

    private void refresh() {
        once(refreshing, () -> {
            try {
                stations.refresh();
            } catch (UnavailableException e) {
                LOG.warnf("HJ 212: the stations stay as they were: %s", e.getMessage());
            }
        });
    }

    /// Off the event loop, and not while the last time is still under way.
    private void once(AtomicBoolean underWay, Runnable work) {
        if (underWay.compareAndSet(false, true)) {
            executor.execute(() -> {
                try {
                    work.run();
                } finally {
                    underWay.set(false);
                }
            });
        }
    }

    int port() {
        NetServer listening = server;
        return listening == null ? 0 : listening.actualPort();
    }

    @Override
    public void stop() {
        executor.shutdown();
    }
}
