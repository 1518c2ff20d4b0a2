package io.tandem.local.stack;

import io.tandem.local.ChildProcess;
import io.tandem.local.PostgresServer;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The stack's PostgreSQL: commits survive a power cut.
record PostgresMember(PostgresServer server) implements Member {
    /// Starts it and creates what the services need.
    static PostgresMember start(StackSettings settings) {
        PostgresServer server = PostgresServer.start(new PostgresServer.Settings(
                settings.data().resolve("postgres"),
                settings.port(Component.POSTGRES),
                true,
                settings.log(Component.POSTGRES)));
        try {
            server.provision(settings.databasePassword()
                    .map(password -> PostgresServer.ROLES.stream()
                            .collect(Collectors.toMap(Function.identity(), role -> password)))
                    .orElse(Map.of()));
            return new PostgresMember(server);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    @Override
    public Replica replica() {
        return Replica.first(Component.POSTGRES);
    }

    @Override
    public ChildProcess process() {
        return server.process();
    }

    @Override
    public void restart() {
        server.restart();
    }

    @Override
    public void stop() {
        server.close();
    }
}
