package io.tandem.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// The end of a log file.
public final class LogTail {
    private static final int MAX_BYTES = 65_536;

    private LogTail() {}

    /// The last `lines` lines, fewer when they are longer than 64 KiB together; none when there is no such
    /// file.
    public static List<String> of(Path log, int lines) {
        try (var channel = FileChannel.open(log)) {
            var bytes = ByteBuffer.allocate((int) Math.min(MAX_BYTES, channel.size()));
            channel.read(bytes, channel.size() - bytes.capacity());
            List<String> all = StandardCharsets.UTF_8
                    .decode(bytes.flip())
                    .toString()
                    .lines()
                    .toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            return List.of();
        }
    }
}
