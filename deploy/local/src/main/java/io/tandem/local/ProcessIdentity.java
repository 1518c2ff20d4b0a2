package io.tandem.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A process that cannot be mistaken for a later one with the same number.
///
/// @param pid process id
/// @param startTicks when it started, in clock ticks after the kernel's start (`/proc/<pid>/stat`, field 22)
/// @param boot the kernel's boot id
public record ProcessIdentity(long pid, long startTicks, String boot) {
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    /// The living process with this number; empty when there is none or when it is a zombie.
    public static Optional<ProcessIdentity> of(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            List<String> fields =
                    List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
            if (fields.getFirst().equals("Z") || fields.getFirst().equals("X")) {
                return Optional.empty();
            }
            return Optional.of(new ProcessIdentity(pid, Long.parseLong(fields.get(19)), bootId()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// Reads what [#format] wrote; empty when it is something else.
    public static Optional<ProcessIdentity> parse(String line) {
        String[] parts = line.strip().split(" ", -1);
        try {
            return parts.length != 3
                    ? Optional.empty()
                    : Optional.of(new ProcessIdentity(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// One line that [#parse] understands.
    public String format() {
        return "%d %d %s".formatted(pid, startTicks, boot);
    }

    /// True while this very process lives.
    public boolean isAlive() {
        return of(pid).filter(this::equals).isPresent();
    }

    /// Sends a signal, unless the process is gone.
    public void signal(Signal signal) {
        if (isAlive()) {
            signal.sendTo(pid);
        }
    }

    private static String bootId() throws IOException {
        return Files.readString(BOOT_ID).strip();
    }
}
