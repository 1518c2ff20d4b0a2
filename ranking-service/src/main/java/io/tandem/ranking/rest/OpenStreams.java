package io.tandem.ranking.rest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.tandem.ranking.application.Boards;
import io.tandem.ranking.application.ChangeTraces;
import io.tandem.ranking.config.RankingConfig;
import io.tandem.ranking.domain.BoardKey;
import io.vertx.core.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Every stream of this replica, whatever carries it: wakes them when their board has advanced.
@ApplicationScoped
class OpenStreams {
    private final Boards boards;
    private final RankingConfig config;
    private final MeterRegistry registry;
    private final ChangeTraces traces;
    private final Map<BoardKey, Set<ChangeStream>> streams = new ConcurrentHashMap<>();

    OpenStreams(Boards boards, RankingConfig config, MeterRegistry registry, ChangeTraces traces) {
        this.boards = boards;
        this.config = config;
        this.registry = registry;
        this.traces = traces;
        Gauge.builder("tandem.ranking.subscribers", this, OpenStreams::count)
                .description("open streams of changes")
                .register(registry);
        Stream.of(End.values()).forEach(this::ended);
    }

    void begin(@Observes StartupEvent started) {
        boards.onAdvance(board -> streams.getOrDefault(board, Set.of()).forEach(ChangeStream::wake));
    }

    /// Clients come back to another replica, instead of holding up the shutdown.
    void stop(@Observes ShutdownDelayInitiatedEvent stopping) {
        streams.values().forEach(open -> open.forEach(ChangeStream::stop));
    }

    /// Makes a stream and keeps it until it is closed; it has sent nothing yet.
    ///
    /// @param onClose called once, on the event loop, however the stream ends
    ChangeStream add(Opening opening, Context context, ChangeSink sink, Consumer<ChangeStream> onClose) {
        ChangeSink traced = new TracedSink(opening.board(), sink, traces);
        ChangeStream stream = new ChangeStream(opening, boards, config.stream(), context, traced, closed -> {
            streams.getOrDefault(closed.board(), Set.of()).remove(closed);
            ended(closed.end()).increment();
            onClose.accept(closed);
        });
        streams.computeIfAbsent(opening.board(), any -> ConcurrentHashMap.newKeySet())
                .add(stream);
        return stream;
    }

    private Counter ended(End how) {
        return registry.counter("tandem.ranking.streams.ended", "reason", how.code());
    }

    private double count() {
        return streams.values().stream().mapToInt(Set::size).sum();
    }
}
