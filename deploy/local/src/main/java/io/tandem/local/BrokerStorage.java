package io.tandem.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.metadata.storage.Formatter;

/// The broker's log directory: formatted or absent, and used by one broker at a time.
///
/// @param path Kafka's `log.dirs`
record BrokerStorage(Path path) {
    /// Formats a new cluster unless there is one: in a sibling first, then renamed in one step.
    ///
    /// @throws LocalStackException when the directory holds something that is not a formatted log directory
    void ensureFormatted() {
        try {
            if (isAbsentOrEmpty()) {
                Path fresh = path.resolveSibling(path.getFileName() + ".new");
                Utils.delete(fresh.toFile());
                format(fresh);
                Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new LocalStackException("cannot format the broker's storage in %s: %s".formatted(path, e), e);
        }
        if (!Files.isRegularFile(path.resolve("meta.properties"))) {
            throw new LocalStackException("""
                    %s is not a broker's log directory: meta.properties is missing. Nothing was changed. If its data is \
                    not needed, move the directory away and start again; otherwise restore it from a backup.""".formatted(path));
        }
    }

    /// Makes sure that no broker uses the directory.
    ///
    /// @throws LocalStackException when one does
    void ensureUnused() {
        DirectoryUsers.of(path).stream().findFirst().ifPresent(pid -> {
            throw new LocalStackException(
                    "a Kafka broker (process %d) left by an earlier run still uses %s; stop it with: kill -TERM %d"
                            .formatted(pid, path, pid));
        });
    }

    private boolean isAbsentOrEmpty() throws IOException {
        if (!Files.exists(path)) {
            return true;
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void format(Path directory) throws IOException {
        try (var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silent)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(BrokerSettings.NODE_ID)
                    .setDirectories(List.of(directory.toString()))
                    .setMetadataLogDirectory(directory.toString())
                    .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                    .run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
