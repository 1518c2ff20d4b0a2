package io.tandem.local;

import java.nio.file.Path;
import java.util.Locale;

/// The properties of a single KRaft node that is broker and controller at once.
final class BrokerSettings {
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private BrokerSettings() {}

    /// Short election and session times: after `kill -9` the node registers anew only when its old session
    /// has ended.
    ///
    /// @param port for clients, on the loopback address
    /// @param controllerPort for the node itself
    static String of(int port, int controllerPort, Path logDirectory) {
        return String.format(Locale.ROOT, """
                process.roles=broker,controller
                node.id=%1$d
                controller.listener.names=%2$s
                controller.quorum.voters=%1$d@127.0.0.1:%4$d
                listeners=PLAINTEXT://127.0.0.1:%3$d,%2$s://127.0.0.1:%4$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%3$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,%2$s:PLAINTEXT
                log.dirs=%5$s
                auto.create.topics.enable=false
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                default.replication.factor=1
                min.insync.replicas=1
                group.initial.rebalance.delay.ms=0
                controller.quorum.election.timeout.ms=200
                controller.quorum.election.backoff.max.ms=100
                controller.quorum.fetch.timeout.ms=500
                broker.session.timeout.ms=1500
                broker.heartbeat.interval.ms=500
                log.cleaner.dedupe.buffer.size=16777216
                num.network.threads=2
                num.io.threads=4
                background.threads=2
                """, NODE_ID, CONTROLLER_LISTENER, port, controllerPort, logDirectory);
    }
}
