package io.tandem.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;

/// PostgreSQL's data directory: whole or absent, and used by one server at a time.
///
/// @param path the directory, `PGDATA`
record PostgresDataDirectory(Path path) {
    private static final Duration INITDB_LIMIT = Duration.ofMinutes(2);
    private static final Duration VACATING_LIMIT = Duration.ofSeconds(10);

    /// Creates the cluster with data checksums unless it is there: in a sibling first, then renamed in one
    /// step.
    ///
    /// @throws LocalStackException when the directory holds something else than a whole cluster of this
    ///     major version
    void ensureCreated(PostgresBinaries binaries, Path log) {
        try {
            if (isAbsentOrEmpty()) {
                Path fresh = path.resolveSibling(path.getFileName() + ".new");
                Utils.delete(fresh.toFile());
                create(binaries, fresh, log);
                Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
            }
            requireWhole(binaries);
        } catch (IOException e) {
            throw new LocalStackException("cannot create the PostgreSQL cluster in %s: %s".formatted(path, e), e);
        }
    }

    /// Makes sure that no server uses the directory and that a dead one's lock does not hinder the next.
    ///
    /// @throws LocalStackException when a server still runs here
    void ensureUnused() {
        Optional<Long> postmaster = postmasterPid();
        if (postmaster.filter(DirectoryUsers.of(path)::contains).isPresent()) {
            throw new LocalStackException(
                    "a PostgreSQL server (process %d) left by an earlier run still uses %s; stop it with: kill -INT %d"
                            .formatted(postmaster.get(), path, postmaster.get()));
        }
        if (!Poll.until(
                VACATING_LIMIT,
                Duration.ofMillis(50),
                () -> DirectoryUsers.of(path).isEmpty())) {
            throw new LocalStackException(
                    "processes %s still use %s; end them first".formatted(DirectoryUsers.of(path), path));
        }
        postmaster.flatMap(ProcessIdentity::of).ifPresent(stranger -> removeLock());
    }

    private boolean isAbsentOrEmpty() throws IOException {
        if (!Files.exists(path)) {
            return true;
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        }
    }

    private void create(PostgresBinaries binaries, Path fresh, Path log) throws IOException {
        PostgresCredentials credentials = PostgresCredentials.generate();
        Path passwordFile = fresh.resolveSibling(fresh.getFileName() + ".password");
        Files.deleteIfExists(passwordFile);
        PostgresCredentials.writePrivately(passwordFile, credentials.of(PostgresCredentials.ADMINISTRATOR));
        try {
            initdb(binaries, fresh, passwordFile, log);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        credentials.writeTo(fresh);
    }

    private static void initdb(PostgresBinaries binaries, Path fresh, Path passwordFile, Path log) {
        var command = new ArrayList<>(binaries.command("initdb"));
        command.addAll(List.of("-D", fresh.toString(), "-U", PostgresCredentials.ADMINISTRATOR));
        command.addAll(List.of("--pwfile=" + passwordFile, "--auth=scram-sha-256", "--data-checksums"));
        command.addAll(List.of("--encoding=UTF8", "--locale=C", "--locale-provider=builtin"));
        command.addAll(List.of("--builtin-locale=C.UTF-8", "--no-instructions"));
        ChildProcess initdb = ChildProcess.start("initdb", command, Map.of(), binaries.directory(), log);
        try {
            Poll.until(INITDB_LIMIT, Duration.ofMillis(10), () -> !initdb.isAlive());
        } finally {
            initdb.kill();
        }
        if (!initdb.succeeded()) {
            throw initdb.died();
        }
    }

    private void requireWhole(PostgresBinaries binaries) throws IOException {
        if (!Files.isRegularFile(path.resolve("global/pg_control")) || !PostgresCredentials.existIn(path)) {
            throw new LocalStackException("""
                    %s is not a whole PostgreSQL cluster. Nothing was changed. If its data is not needed, move the \
                    directory away and start again; otherwise restore it from a backup.""".formatted(path));
        }
        String found = Files.readString(path.resolve("PG_VERSION")).strip();
        if (!found.equals(binaries.majorVersion())) {
            throw new LocalStackException("%s was written by PostgreSQL %s, this is %s. Move it away or upgrade it."
                    .formatted(path, found, binaries.version()));
        }
    }

    /// The first line of the server's lock file.
    private Optional<Long> postmasterPid() {
        try (Stream<String> lines = Files.lines(path.resolve("postmaster.pid"))) {
            return lines.findFirst().map(line -> Long.valueOf(line.strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// The lock names a living process that is not a server of this directory: its number was given away
    /// since. PostgreSQL itself removes a lock whose process is gone.
    private void removeLock() {
        try {
            Files.deleteIfExists(path.resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new LocalStackException("cannot remove the stale postmaster.pid in " + path, e);
        }
    }
}
