package io.tandem.ranking.rest;

import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Each board's newest change as bytes, made once: nearly all subscribers want it at the same moment. Safe for
/// concurrent use.
final class NewestOf {
    private final Map<BoardKey, Rendered> newest = new ConcurrentHashMap<>();

    /// The bytes of a change, from `form` when it is not the newest one known.
    Buffer bytes(BoardChange change, Supplier<Buffer> form) {
        @Nullable Rendered present = newest.get(change.board());
        if (present != null && present.version().equals(change.version())) {
            return present.bytes();
        }
        Rendered rendered = new Rendered(change.version(), form.get());
        newest.merge(change.board(), rendered, (old, young) -> old.version().includes(young.version()) ? old : young);
        return rendered.bytes();
    }

    private record Rendered(BoardVersion version, Buffer bytes) {}
}
