package io.tandem.local.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The process that listens on a TCP port, as far as `/proc` lets this account see it.
///
/// @param pid process id
/// @param command its command line, shortened
record PortHolder(long pid, String command) {
    private static final String LISTENING = "0A";
    private static final int LONGEST_COMMAND = 100;

    /// Empty when nobody listens or when it is another account's process.
    static Optional<PortHolder> of(int port) {
        Set<String> sockets = Stream.of("tcp", "tcp6")
                .flatMap(table -> lines(Path.of("/proc/net", table)).stream())
                .map(line -> List.of(line.strip().split("\\s+", -1)))
                .filter(fields -> listensOn(fields, port))
                .map(fields -> "socket:[" + fields.get(9) + "]")
                .collect(Collectors.toSet());
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("\\d+"))
                    .filter(process -> holdsAny(process, sockets))
                    .findFirst()
                    .map(process ->
                            new PortHolder(Long.parseLong(process.getFileName().toString()), command(process)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// @param fields of a line of `/proc/net/tcp`: `1: 0100007F:3B64 00000000:0000 0A … inode …`
    private static boolean listensOn(List<String> fields, int port) {
        return fields.size() > 9
                && fields.get(3).equals(LISTENING)
                && fields.get(1).endsWith(":" + String.format(Locale.ROOT, "%04X", port));
    }

    private static boolean holdsAny(Path process, Set<String> sockets) {
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            return files.anyMatch(file -> {
                try {
                    return sockets.contains(Files.readSymbolicLink(file).toString());
                } catch (IOException closedMeanwhile) {
                    return false;
                }
            });
        } catch (IOException notOurs) {
            return false;
        }
    }

    private static String command(Path process) {
        try {
            String line = new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8)
                    .replace('\0', ' ')
                    .strip();
            return line.length() <= LONGEST_COMMAND ? line : line.substring(0, LONGEST_COMMAND) + "…";
        } catch (IOException e) {
            return "?";
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            return List.of();
        }
    }
}
