package io.tandem.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A program's ahead-of-time cache (JEP 483, 514): its classes as a training run left them, loaded and linked, in a
/// file
/// that the JVM maps when the program starts.
///
/// The JVM takes it only for the same JVM, class path and jars; otherwise it says so in its log and starts without.
///
/// @param program the jar that is started
public record AotCache(Path program) {
    private static final String FILE = "app.aot";

    /// Beside the jar, so that it goes with it.
    public Path file() {
        return program.resolveSibling(FILE);
    }

    /// True when it was made after the program.
    public boolean isFresh() {
        try {
            return Files.isRegularFile(file())
                    && Files.getLastModifiedTime(file()).compareTo(Files.getLastModifiedTime(program)) >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    /// JVM options to start with it; none when there is none for this program.
    public List<String> options() {
        return isFresh() ? List.of("-XX:AOTCache=" + file()) : List.of();
    }

    /// JVM options of a run that leaves it behind when it ends in an orderly way.
    public List<String> trainingOptions() {
        return List.of("-XX:AOTCacheOutput=" + file());
    }

    /// Takes away what an earlier training left.
    ///
    /// @throws LocalStackException when it cannot be removed
    public void remove() {
        try {
            Files.deleteIfExists(file());
        } catch (IOException e) {
            throw new LocalStackException("cannot remove " + file(), e);
        }
    }
}
