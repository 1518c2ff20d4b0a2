package io.tandem.ranking.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.tandem.ranking.application.Boards;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Each board's sequence and its age in this replica.
@ApplicationScoped
class BoardGauges {
    private final Boards boards;
    private final MeterRegistry registry;
    private final InstantSource clock;
    private final Set<BoardKey> registered = ConcurrentHashMap.newKeySet();

    BoardGauges(Boards boards, MeterRegistry registry, InstantSource clock) {
        this.boards = boards;
        this.registry = registry;
        this.clock = clock;
    }

    void begin(@Observes StartupEvent started) {
        boards.onAdvance(this::register);
    }

    private void register(BoardKey board) {
        if (registered.add(board)) {
            Gauge.builder("tandem.ranking.board.sequence", () -> sequence(board))
                    .description("a board's version in this replica")
                    .tag("board", board.toString())
                    .register(registry);
            Gauge.builder("tandem.ranking.board.age", () -> age(board))
                    .description("time since a board's newest change was committed")
                    .baseUnit("seconds")
                    .tag("board", board.toString())
                    .register(registry);
        }
    }

    private double sequence(BoardKey board) {
        return boards.view(board).map(view -> view.version().sequence()).orElse(0L);
    }

    private double age(BoardKey board) {
        @Nullable Instant at = boards.view(board).map(BoardView::at).orElse(null);
        return at == null ? Double.NaN : Duration.between(at, clock.instant()).toMillis() / 1000.0;
    }
}
