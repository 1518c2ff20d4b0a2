package io.tandem.local.stack;

import io.tandem.local.LocalStackException;
import io.tandem.local.ProcessIdentity;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which processes run, for those who come later: one file per process, and a lock that its holder's death
/// releases.
final class RunDirectory {
    /// The process that started all others.
    static final String LAUNCHER = "launcher";

    /// The launcher again, once everything is up.
    static final String READY = "ready";

    private static final String SUFFIX = ".pid";

    private final Path path;

    RunDirectory(StackSettings settings) {
        this.path = settings.data().resolve("run");
    }

    /// Creates the data directory if need be and makes this process the only launcher.
    ///
    /// @throws LocalStackException when another launcher holds the lock or the directory cannot be written
    @SuppressWarnings("resource") // the channel lives as long as the lock, which lives as long as its holder
    FileLock lock() {
        try {
            Files.createDirectories(path);
            var channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new LocalStackException(
                        "Tandem is already running%s; ./tandem status shows it, ./tandem down stops it"
                                .formatted(living(LAUNCHER)
                                        .map(launcher -> " (process %d)".formatted(launcher.pid()))
                                        .orElse("")));
            }
            return lock;
        } catch (IOException e) {
            throw new LocalStackException(
                    "cannot write to %s (%s); TANDEM_DATA names another data directory".formatted(path, e), e);
        }
    }

    /// Notes a process that runs now.
    void write(String id, ProcessIdentity process) {
        try {
            Path fresh = path.resolve(id + ".new");
            Files.writeString(fresh, process.format() + "\n");
            Files.move(fresh, file(id), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new LocalStackException("cannot write to " + path, e);
        }
    }

    /// The process of this name, when it still lives.
    Optional<ProcessIdentity> living(String id) {
        try {
            return ProcessIdentity.parse(Files.readString(file(id))).filter(ProcessIdentity::isAlive);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// What was noted and not forgotten, and of every component the first: what runs, or should, in the order of
    /// starting.
    List<Replica> replicas() {
        var replicas = new TreeSet<>(Replica.all(1));
        @Nullable String[] names = path.toFile().list();
        if (names != null) {
            Arrays.stream(names)
                    .filter(name -> name != null && name.endsWith(SUFFIX))
                    .flatMap(name -> Replica.parse(name.substring(0, name.length() - SUFFIX.length())).stream())
                    .forEach(replicas::add);
        }
        return List.copyOf(replicas);
    }

    /// Asks the launcher to restart a process.
    void requestRestart(String id) {
        try {
            Files.writeString(request(id), "");
        } catch (IOException e) {
            throw new LocalStackException("cannot write to " + path, e);
        }
    }

    /// Whether that has still to be done.
    boolean isRestartRequested(String id) {
        return Files.exists(request(id));
    }

    /// It has been done.
    void restarted(String id) {
        delete(request(id));
    }

    /// Forgets a process that has ended.
    void remove(String id) {
        delete(file(id));
        delete(request(id));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new LocalStackException("cannot remove %s: %s".formatted(file, e), e);
        }
    }

    private Path request(String id) {
        return path.resolve(id + ".restart");
    }

    private Path file(String id) {
        return path.resolve(id + SUFFIX);
    }
}
