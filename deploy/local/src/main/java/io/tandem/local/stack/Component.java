package io.tandem.local.stack;

import java.util.Arrays;
import java.util.List;

/// A process of the stack, in the order of starting; stopping goes the other way.
enum Component {
    POSTGRES("postgres", "PostgreSQL", "TANDEM_DB_PORT", 15432),
    KAFKA("kafka", "Kafka broker", "TANDEM_BROKER_PORT", 19092),
    INGEST("ingest-service", "ingest-service", "TANDEM_INGEST_PORT", 8081),
    METRICS("metrics-service", "metrics-service", "TANDEM_METRICS_PORT", 8082),
    RANKING("ranking-service", "ranking-service", "TANDEM_RANKING_PORT", 8080);

    private final String id;
    private final String title;
    private final String portVariable;
    private final int defaultPort;

    Component(String id, String title, String portVariable, int defaultPort) {
        this.id = id;
        this.title = title;
        this.portVariable = portVariable;
        this.defaultPort = defaultPort;
    }

    /// Name of its log, its process file and, for a service, its folder in the checkout.
    String id() {
        return id;
    }

    /// What it is called in messages.
    String title() {
        return title;
    }

    /// The environment variable that sets its port.
    String portVariable() {
        return portVariable;
    }

    int defaultPort() {
        return defaultPort;
    }

    boolean isService() {
        return id.endsWith("-service");
    }

    /// Whether it has state of its own and may run several times, to share the work and take over from each other.
    boolean isStateful() {
        return this == METRICS || this == RANKING;
    }

    /// A service's role and schema: `ingest` of `ingest-service`.
    String role() {
        return id.substring(0, id.indexOf('-'));
    }

    static List<Component> services() {
        return Arrays.stream(values()).filter(Component::isService).toList();
    }
}
