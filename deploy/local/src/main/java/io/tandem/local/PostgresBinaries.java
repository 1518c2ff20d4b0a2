package io.tandem.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.kafka.common.utils.Utils;

/// PostgreSQL's programs, unpacked from the class path into `server-<version>` once.
///
/// @param version PostgreSQL's version, such as `18.6.0`
/// @param directory holds `bin`, `lib` and `share`
record PostgresBinaries(String version, Path directory) {
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    /// Unpacks below `parent` unless that was done before; a half-unpacked folder is done again.
    ///
    /// @throws LocalStackException on another platform than Linux on x86-64, or when the disk refuses
    static PostgresBinaries unpackedIn(Path parent) {
        requirePlatform();
        String version = versionOnClassPath();
        Path directory = parent.resolve("server-" + version);
        if (!Files.isDirectory(directory)) {
            try {
                Path fresh = parent.resolve("server-" + version + ".new");
                Utils.delete(fresh.toFile());
                unpackTo(Files.createDirectories(fresh));
                Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new LocalStackException("cannot unpack PostgreSQL into %s: %s".formatted(directory, e), e);
            }
        }
        return new PostgresBinaries(version, directory);
    }

    /// The command line that runs a program. PostgreSQL refuses root, so root becomes nobody in a user
    /// namespace.
    List<String> command(String program) {
        String path = directory.resolve("bin").resolve(program).toString();
        return isRoot() ? List.of("unshare", "-U", path) : List.of(path);
    }

    /// `18` of `18.6.0`; data directories of another major version cannot be opened.
    String majorVersion() {
        return version.substring(0, version.indexOf('.'));
    }

    static boolean isRoot() {
        try {
            return Objects.equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"), 0);
        } catch (IOException e) {
            return false;
        }
    }

    private static void requirePlatform() {
        String system = System.getProperty("os.name") + " on " + System.getProperty("os.arch");
        if (!system.toLowerCase(Locale.ROOT).equals("linux on amd64")) {
            throw new LocalStackException("the local stack's PostgreSQL is for Linux on x86-64, this is " + system);
        }
    }

    private static String versionOnClassPath() {
        var properties = new Properties();
        try (InputStream in = resource("/io/tandem/local/postgres.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new LocalStackException("cannot read postgres.properties", e);
        }
        return properties.getProperty("version");
    }

    private static void unpackTo(Path directory) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(resource(ARCHIVE)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, directory.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            boolean executable = (entry.getMode() & 0b001_000_000) != 0;
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static InputStream resource(String name) {
        InputStream in = PostgresBinaries.class.getResourceAsStream(name);
        if (in == null) {
            throw new LocalStackException(name + " is not on the class path");
        }
        return in;
    }
}
