package io.tandem.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class BackingServicesIT {
    @Test
    void offersTopicsAndASchemaPerServiceAndLeavesNothing() throws Exception {
        Path directory;
        long broker;
        long postgres;
        try (BackingServices backing = BackingServices.start()) {
            directory = backing.directory();
            broker = backing.broker().process().pid();
            postgres = backing.postgres().process().pid();

            Map<String, String> environment = backing.environment("metrics");
            assertThat(environment).containsEntry("TANDEM_DB_USER", "metrics");
            try (var connection = DriverManager.getConnection(
                            backing.jdbcUrl("metrics"),
                            environment.get("TANDEM_DB_USER"),
                            environment.get("TANDEM_DB_PASSWORD"));
                    var statement = connection.createStatement()) {
                statement.execute("create table metrics.own (n int)");
            }
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", environment.get("TANDEM_KAFKA_BOOTSTRAP")))) {
                assertThat(admin.listTopics().names().get()).hasSize(6);
            }
        }
        assertThat(directory).doesNotExist();
        assertThat(ProcessIdentity.of(broker)).isEmpty();
        assertThat(ProcessIdentity.of(postgres)).isEmpty();
    }
}
