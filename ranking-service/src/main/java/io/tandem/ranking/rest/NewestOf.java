package io.tandem.ranking.rest;

import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Each board's newest change, or the board itself, as bytes, made once: nearly all subscribers want it at the same
/// moment. Safe for concurrent use.
final class NewestOf {
    private final Map<BoardKey, Rendered> newest = new ConcurrentHashMap<>();

    /// The bytes of a change, from `form` when it is not the newest one known.
    Buffer bytes(BoardChange change, Supplier<Buffer> form) {
        return bytes(change.board(), change.version(), form);
    }

    /// The bytes of what a board is at a version.
    Buffer bytes(BoardKey board, BoardVersion version, Supplier<Buffer> form) {
        @Nullable Rendered present = newest.get(board);
        if (present != null && present.version().equals(version)) {
            return present.bytes();
        }
        Rendered rendered = new Rendered(version, form.get());
        newest.merge(board, rendered, (old, young) -> old.version().includes(young.version()) ? old : young);
        return rendered.bytes();
    }

    private record Rendered(BoardVersion version, Buffer bytes) {}
}
