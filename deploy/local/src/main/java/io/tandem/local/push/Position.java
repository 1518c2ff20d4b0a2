package io.tandem.local.push;

import io.tandem.local.LocalStackException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/// How far a file has been sent, kept beside the stack's data so that a push that was cut short goes on there. It is of
/// this file as it is: one that was changed begins anew.
public final class Position {
    private final Path mark;
    private final String identity;

    /// @param directory where positions are kept
    /// @param file the file
    /// @param target where it is sent to
    /// @throws LocalStackException when there is no such file
    public Position(Path directory, Path file, String target) {
        try {
            Path real = file.toRealPath();
            this.identity =
                    Files.size(real) + " " + Files.getLastModifiedTime(real).toMillis();
            String name = UUID.nameUUIDFromBytes((real + "\n" + target).getBytes(StandardCharsets.UTF_8))
                    .toString();
            this.mark = directory.resolve(name + ".position");
        } catch (IOException e) {
            throw new LocalStackException("cannot read " + file, e);
        }
    }

    /// Bytes that need not be sent again; 0 when it was never begun or has been finished.
    public long read() {
        try {
            if (!Files.exists(mark)) {
                return 0;
            }
            String[] parts = Files.readString(mark).strip().split("\n", -1);
            return parts.length == 2 && parts[0].equals(identity) ? Long.parseLong(parts[1]) : 0;
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    /// Notes how far it is.
    public void write(long bytes) {
        try {
            Files.createDirectories(mark.getParent());
            Path fresh = mark.resolveSibling(mark.getFileName() + ".new");
            Files.writeString(fresh, identity + "\n" + bytes + "\n");
            Files.move(fresh, mark, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LocalStackException("cannot write " + mark, e);
        }
    }

    /// Notes that it was finished.
    public void clear() {
        try {
            Files.deleteIfExists(mark);
        } catch (IOException e) {
            throw new LocalStackException("cannot remove " + mark, e);
        }
    }
}
