package io.tandem.manifests;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The environment variables that a service heeds.
final class Variables {
    private static final Pattern IN_PROPERTIES = Pattern.compile("\\$\\{(TANDEM_[A-Z_]+)");
    private static final Pattern IN_DOCUMENTS = Pattern.compile("`((?:TANDEM_[A-Z_]+)|(?:tandem\\.[a-z.-]+))`");

    /// Kafka's clients take any of their settings as `KAFKA_*`; Quarkus' and OpenTelemetry's own have standard names.
    private static final Set<String> FRAMEWORK = Set.of(
            "KAFKA_SECURITY_PROTOCOL",
            "KAFKA_SASL_MECHANISM",
            "KAFKA_SASL_JAAS_CONFIG",
            "KAFKA_SSL_TRUSTSTORE_TYPE",
            "KAFKA_SSL_TRUSTSTORE_LOCATION",
            "QUARKUS_DATASOURCE_JDBC_URL",
            "QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE",
            "QUARKUS_DATASOURCE_REACTIVE_HOSTNAME_VERIFICATION_ALGORITHM",
            "QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM",
            "QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS",
            "QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING",
            "QUARKUS_HTTP_PROXY_TRUSTED_PROXIES",
            "OTEL_SDK_DISABLED",
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            "OTEL_EXPORTER_OTLP_PROTOCOL",
            "OTEL_TRACES_SAMPLER_ARG",
            "QUARKUS_LOG_LEVEL",
            "JDK_JAVA_OPTIONS");

    private Variables() {}

    /// Names that a service's configuration refers to, those of its documented settings, and those of the frameworks.
    ///
    /// @param service such as `ranking-service`
    static Set<String> of(String service) {
        var names = new TreeSet<>(FRAMEWORK);
        String properties = Checkout.text(service + "/src/main/resources/application.properties");
        IN_PROPERTIES.matcher(properties).results().forEach(found -> names.add(found.group(1)));
        documents(service)
                .flatMap(document -> IN_DOCUMENTS.matcher(document).results())
                .map(found -> found.group(1).toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"))
                .filter(name -> concerns(service, name))
                .forEach(names::add);
        return names;
    }

    private static Stream<String> documents(String service) {
        return Stream.concat(
                        Stream.of("docs/configuration.md"),
                        service.equals("ingest-service") ? Stream.of("docs/ingest.md") : Stream.of("docs/ranking.md"))
                .map(Checkout::text);
    }

    private static boolean concerns(String service, String name) {
        List<String> others = Stream.of("INGEST", "METRICS", "RANKING", "WEBHOOKS")
                .filter(part -> !service.toUpperCase(Locale.ROOT).startsWith(part)
                        && !(part.equals("WEBHOOKS") && service.startsWith("ranking")))
                .toList();
        boolean local = name.endsWith("_PORT") && !name.equals("TANDEM_HTTP_PORT") && !name.equals("TANDEM_DB_PORT");
        return !local && others.stream().noneMatch(part -> name.startsWith("TANDEM_" + part + "_"));
    }
}
