package io.tandem.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The processes whose working directory is a given one.
///
/// PostgreSQL and all its backends work in their data directory, and the broker is started in its own; so
/// this finds a server that outlived whoever started it, and never a stranger that was given its old process
/// id.
public final class DirectoryUsers {
    private DirectoryUsers() {}

    /// Process ids, ascending; processes of other accounts are not seen unless this account is root.
    public static List<Long> of(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            Path real = directory.toRealPath();
            return entries.filter(entry -> entry.getFileName().toString().matches("\\d+"))
                    .filter(entry -> worksIn(entry, real))
                    .map(entry -> Long.valueOf(entry.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean worksIn(Path entry, Path directory) {
        try {
            return Files.readSymbolicLink(entry.resolve("cwd")).equals(directory);
        } catch (IOException e) {
            return false;
        }
    }
}
