package io.tandem.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database of the first release takes the migrations that came later, in both of their numberings.
@QuarkusTest
@QuarkusTestResource(Backing.class)
class MigrationIT {
    @TempDir
    Path first;

    @Test
    void aDatabaseOfTheFirstReleaseIsBroughtUpToDate() throws IOException {
        // Given
        copy("/db/fold/V0_1__fold.sql");
        copy("/db/migration/V1__metrics.sql");
        assertThat(database().locations("filesystem:" + first).load().migrate().migrationsExecuted)
                .isEqualTo(2);

        // When
        Flyway now = database()
                .locations("classpath:db/fold", "classpath:db/migration")
                .outOfOrder(true)
                .load();
        now.migrate();

        // Then
        assertThat(Arrays.stream(now.info().all()).map(MigrationInfo::getState))
                .allMatch(state -> state.isApplied() && !state.isFailed());
        assertThat(now.info().pending()).isEmpty();
    }

    /// A schema that nothing else uses here.
    private static FluentConfiguration database() {
        return Flyway.configure().dataSource(Backing.services().jdbcUrl("ranking"), "ranking", "ranking");
    }

    private void copy(String migration) throws IOException {
        try (InputStream script = MigrationIT.class.getResourceAsStream(migration)) {
            Files.copy(script, first.resolve(Path.of(migration).getFileName().toString()));
        }
    }
}
