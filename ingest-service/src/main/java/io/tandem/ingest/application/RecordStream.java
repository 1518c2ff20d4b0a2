package io.tandem.ingest.application;

import io.tandem.ingest.domain.Finding;
import io.tandem.ingest.domain.Observation;
import io.tandem.ingest.domain.Permit;
import io.tandem.ingest.domain.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Judges items as they are read and appends the good ones to the log, some thousand at a time, so that it takes the
/// same memory for any number of them.
@ApplicationScoped
public class RecordStream {
    private static final int AT_ONCE = 1_000;
    private static final int ON_THEIR_WAY = 8;

    private final RecordObservations single;
    private final ObservationLog log;

    RecordStream(RecordObservations single, ObservationLog log) {
        this.single = single;
        this.log = log;
    }

    /// What to do with the items, beside taking them.
    ///
    /// @param permit who sends them
    /// @param dryRun judge only; nothing reaches the log
    public record Order(Permit permit, boolean dryRun) {}

    /// Hears of every item that is refused, in their order.
    public interface RefusalListener {
        /// Called once for an item.
        void refused(Items.Item item, List<Finding> findings);
    }

    /// How far it came.
    ///
    /// @param items read
    /// @param accepted in the log for good; with a dry run, those that would be
    /// @param durable items from the first on that need not be sent again: they are in the log, or were refused
    /// @param durableBytes of the text up to there, when known
    /// @param stopped why the rest was not read; null after the last
    public record Progress(
            long items,
            long accepted,
            long refused,
            long durable,
            long durableBytes,
            @Nullable Exception stopped) {}

    /// Takes the items. The end comes after the log has every accepted one for good, or early: then `stopped` says
    /// why, and `durable` from where to send again.
    ///
    /// @throws UnavailableException when nothing can be taken at all
    public Progress record(Items items, Order order, RefusalListener listener) {
        single.requireReady();
        return new Run(order, listener).through(items);
    }

    private final class Run {
        private final Order order;
        private final RefusalListener listener;
        private final Queue<Part> onTheirWay = new ArrayDeque<>();
        private List<Observation> good = new ArrayList<>(AT_ONCE);
        private Instant now = Instant.now(Clock.systemUTC());
        private long read;
        private long accepted;
        private long refused;
        private long durable;
        private long durableBytes;

        private Run(Order order, RefusalListener listener) {
            this.order = order;
            this.listener = listener;
        }

        /// Observations on their way, and how far in the text they reach.
        private record Part(ObservationLog.Sent sent, int observations, long items, long bytes) {}

        private Progress through(Items items) {
            try {
                Exception end = readAll(items);
                send(items.bytes());
                while (!onTheirWay.isEmpty()) {
                    await(onTheirWay.remove());
                }
                return progress(end);
            } catch (UnavailableException e) {
                return progress(e);
            }
        }

        private @Nullable Exception readAll(Items items) {
            try {
                for (Items.Item item = items.next(); item != null; item = items.next()) {
                    read++;
                    judge(item);
                    if (good.size() == AT_ONCE || read % (AT_ONCE * 4) == 0) {
                        send(items.bytes());
                    }
                }
                return null;
            } catch (UnavailableException e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                return e; // what was read before counts
            }
        }

        private void judge(Items.Item item) {
            switch (single.judge(item.submission(), order.permit(), now)) {
                case Verdict.Accepted<Observation>(Observation observation) -> good.add(observation);
                case Verdict.Refused<Observation>(var findings) -> {
                    refused++;
                    listener.refused(item, findings);
                }
            }
        }

        private void send(long bytes) {
            List<Observation> part = good;
            good = new ArrayList<>(AT_ONCE);
            now = Instant.now(Clock.systemUTC());
            if (order.dryRun() || part.isEmpty()) {
                onTheirWay.add(new Part(List::of, part.size(), read, bytes));
            } else {
                onTheirWay.add(new Part(log.send(part), part.size(), read, bytes));
            }
            if (onTheirWay.size() > ON_THEIR_WAY) {
                await(onTheirWay.remove());
            }
        }

        private void await(Part part) {
            part.sent().receipts();
            accepted += part.observations();
            durable = part.items();
            durableBytes = part.bytes();
        }

        private Progress progress(@Nullable Exception stopped) {
            return new Progress(read, accepted, refused, durable, durableBytes, stopped);
        }
    }
}
