package io.tandem.local.stack;

import io.tandem.local.LocalStackException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the environment says about the stack.
///
/// @param home the checkout
/// @param data what survives restarts; `.tandem` in the checkout unless `TANDEM_DATA` says otherwise
/// @param ports by component, all different
/// @param httpHost address that the services listen on; the loopback one unless `TANDEM_HTTP_HOST` says
///     otherwise
/// @param javaOptions added to the services' JVMs, from `TANDEM_JAVA_OPTS`
/// @param databasePassword of the services' roles, from `TANDEM_DB_PASSWORD`; generated when absent
/// @param webhooksKey from `TANDEM_WEBHOOKS_KEY`; generated when absent
record StackSettings(
        Path home,
        Path data,
        Map<Component, Integer> ports,
        String httpHost,
        List<String> javaOptions,
        Optional<String> databasePassword,
        Optional<String> webhooksKey) {

    /// Addresses that are, or include, the loopback one.
    private static final Set<String> LOCAL_HOSTS = Set.of("127.0.0.1", "0.0.0.0", "localhost");

    private static final int REPLICA_PORTS = 100;

    /// @throws LocalStackException when a variable does not hold what it should
    static StackSettings of(Map<String, String> environment) {
        Path home = Path.of(environment.getOrDefault("TANDEM_HOME", "."))
                .toAbsolutePath()
                .normalize();
        return new StackSettings(
                home,
                home.resolve(environment.getOrDefault("TANDEM_DATA", ".tandem")).normalize(),
                ports(environment),
                environment.getOrDefault("TANDEM_HTTP_HOST", "127.0.0.1"),
                environment
                        .getOrDefault("TANDEM_JAVA_OPTS", "")
                        .lines()
                        .flatMap(line -> List.of(line.strip().split("\\s+", -1)).stream())
                        .filter(option -> !option.isEmpty())
                        .toList(),
                Optional.ofNullable(environment.get("TANDEM_DB_PASSWORD")),
                Optional.ofNullable(environment.get("TANDEM_WEBHOOKS_KEY")));
    }

    int port(Component component) {
        return ports.getOrDefault(component, component.defaultPort());
    }

    /// Where a component can be asked over HTTP.
    String url(Component component) {
        return url(port(component));
    }

    private String url(int port) {
        return "http://%s:%d".formatted(LOCAL_HOSTS.contains(httpHost) ? "localhost" : httpHost, port);
    }

    /// Those of further replicas are 100 apart.
    int port(Replica replica) {
        return port(replica.component()) + REPLICA_PORTS * (replica.number() - 1);
    }

    /// Where a replica can be asked over HTTP.
    String url(Replica replica) {
        return url(port(replica));
    }

    Path log(String id) {
        return data.resolve("logs").resolve(id + ".log");
    }

    Path log(Component component) {
        return log(component.id());
    }

    Path log(Replica replica) {
        return log(replica.id());
    }

    private static Map<Component, Integer> ports(Map<String, String> environment) {
        var ports = new EnumMap<Component, Integer>(Component.class);
        var owners = new HashMap<Integer, Component>();
        for (Component component : Component.values()) {
            int port = port(component, environment.get(component.portVariable()));
            Component other = owners.put(port, component);
            if (other != null) {
                throw new LocalStackException("port %d is given to %s and to %s; set %s or %s to another"
                        .formatted(
                                port,
                                other.title(),
                                component.title(),
                                other.portVariable(),
                                component.portVariable()));
            }
            ports.put(component, port);
        }
        return Map.copyOf(ports);
    }

    private static int port(Component component, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return component.defaultPort();
        }
        try {
            int port = Integer.parseInt(text.strip());
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // refused below, like a number out of range
        }
        throw new LocalStackException(
                "%s is \"%s\"; expected a port from 1 to 65535".formatted(component.portVariable(), text));
    }
}
