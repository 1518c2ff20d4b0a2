package io.tandem.local.stack;

import io.tandem.local.LocalStackException;
import io.tandem.local.LogTail;
import io.tandem.local.Poll;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The processes' log files.
final class StackLogs {
    private static final int TAIL_LINES = 50;
    private static final int CHUNK = 65_536;

    private final StackSettings settings;
    private final Console console;
    private final Map<Path, Long> positions = new HashMap<>();

    StackLogs(StackSettings settings, Console console) {
        this.settings = settings;
        this.console = console;
    }

    /// Every name that has a log.
    List<String> names() {
        var names = new ArrayList<>(Replica.all(Replica.MOST).stream()
                .filter(replica -> replica.number() == 1 || Files.exists(settings.log(replica)))
                .map(Replica::id)
                .toList());
        names.add(RunDirectory.LAUNCHER);
        return names;
    }

    /// Prints the end of each log, and what is added to it as long as it is followed.
    ///
    /// @param wanted whose logs; all when empty
    /// @param follow never returns when true
    void print(List<String> wanted, boolean follow) {
        List<String> ids = wanted.isEmpty() ? names() : wanted;
        for (String id : ids) {
            if (!names().contains(id)) {
                throw new LocalStackException("no log of %s; there are %s".formatted(id, String.join(", ", names())));
            }
            positions.put(settings.log(id), size(settings.log(id)));
            LogTail.of(settings.log(id), TAIL_LINES).forEach(line -> console.line(prefix(ids, id) + line));
        }
        while (follow) {
            ids.forEach(id -> added(settings.log(id)).lines().forEach(line -> console.line(prefix(ids, id) + line)));
            Poll.sleep(Duration.ofMillis(200));
        }
    }

    /// Prints what was added to a log since the last call, at first all of it.
    void printAdded(String id) {
        added(settings.log(id)).lines().forEach(console::line);
    }

    private static String prefix(List<String> ids, String id) {
        return ids.size() == 1 ? "" : "%-17s | ".formatted(id);
    }

    /// Whole lines that were added since the last call; from the beginning when the file was started anew.
    private String added(Path log) {
        long from = positions.getOrDefault(log, 0L);
        if (size(log) < from) {
            from = 0;
        }
        try (var channel = FileChannel.open(log)) {
            var bytes = ByteBuffer.allocate((int) Math.min(CHUNK, channel.size() - from));
            channel.read(bytes, from);
            int end = bytes.position();
            while (end > 0 && bytes.get(end - 1) != '\n') {
                end--;
            }
            positions.put(log, from + end);
            return StandardCharsets.UTF_8.decode(bytes.position(0).limit(end)).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static long size(Path log) {
        try {
            return Files.exists(log) ? Files.size(log) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
