package io.tandem.fold;

import io.tandem.fold.RebuildStatus.Differences;
import io.tandem.fold.RebuildStatus.State;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One rebuild, from an empty schema to its outcome.
///
/// The log is folded beside the service. Then the service's offsets and hash are read in one snapshot, the
/// rebuilt state is brought to exactly these offsets, and its hash is compared. What follows after is folded by
/// both from equal states, so equal they stay. No lock is held until the states change places.
final class RebuildRun {
    private static final Logger LOG = Logger.getLogger(RebuildRun.class);
    private static final int TRIES_TO_TELL = 60;
    private static final OffsetVector ANY = OffsetVector.parse(null);

    private final Parts parts;
    private final boolean accept;
    private final InstantSource clock;
    private final Instant startedAt;

    private volatile State state = State.REFOLDING;
    private volatile @Nullable Refolding refolding;
    private volatile @Nullable StateAt live;
    private volatile @Nullable StateAt rebuilt;
    private volatile @Nullable Differences differences;
    private volatile Duration held = Duration.ZERO;
    private volatile Duration folding = Duration.ZERO;
    private volatile @Nullable Instant foldingSince;
    private volatile @Nullable Instant finishedAt;
    private volatile String message = "";
    private volatile @Nullable String giveUp;

    RebuildRun(Parts parts, boolean accept, InstantSource clock) {
        this.parts = parts;
        this.accept = accept;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    /// What a rebuild works with.
    record Parts(
            RebuildPlan plan,
            StateRows rows,
            Folding folding,
            Transactions transactions,
            DataSource database,
            SideSchema side,
            Map<String, Object> kafka,
            int readers) {
        Transactions sideTransactions() {
            return transactions.inSchema(side.name());
        }
    }

    /// Makes the run end at the next occasion.
    void cancel(String why) {
        giveUp = why;
    }

    /// Part of the log that has been folded, 0 to 1.
    double progress() {
        RebuildStatus now = status();
        return now.recordsTotal() == 0 ? 0 : Math.min(1, (double) now.records() / now.recordsTotal());
    }

    /// Runs to the end.
    ///
    /// @param book is told how it goes, and closed
    /// @return how it ended
    RebuildStatus perform(RebuildBook book) {
        try (ScheduledExecutorService reports = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().factory())) {
            ScheduledFuture<?> reporting =
                    reports.scheduleWithFixedDelay(() -> report(book), 500, 500, TimeUnit.MILLISECONDS);
            try {
                end(rebuild());
            } catch (Exception failure) {
                String why = giveUp;
                message = why == null ? Failures.summary(failure) : why;
                LOG.warnf("%s: the rebuild failed: %s", parts.rows().topic(), message);
                LOG.debug("the failure in full", failure);
                end(State.FAILED);
            }
            reporting.cancel(false);
        }
        tell(book);
        return status();
    }

    private State rebuild() throws SQLException, InterruptedException {
        parts.side().create();
        try (Refolding log = Refolding.of(
                parts.rows().topic(),
                LiveOffsets.read(parts.database(), parts.rows().topic()),
                parts.kafka(),
                parts.sideTransactions(),
                parts.folding(),
                parts.readers())) {
            refolding = log;
            fold(log, log.ends());
            state = State.COMPARING;
            boolean equal = compareHashes(log) || compareLines(log);
            List<String> statements = parts.plan()
                    .adoption(equal, parts.side().live(), parts.side().name());
            if (!equal && !accept) {
                message = "the service keeps its state; schema %s holds what the log gives"
                        .formatted(parts.side().name());
                return State.DIFFERS;
            }
            if (!statements.isEmpty()) {
                state = State.SWITCHING;
                parts.side().analyze();
                held = new Takeover(parts.database(), parts.rows().topic(), log, statements).perform(this::check);
            }
            state = statements.isEmpty() ? State.VERIFIED : State.SWITCHED;
        }
        parts.side().drop();
        return state;
    }

    private void fold(Refolding log, SortedMap<Integer, Long> ends) {
        Instant begun = clock.instant();
        foldingSince = begun;
        try {
            log.upTo(ends, this::check);
            log.takeDefinitions(this::check);
        } finally {
            foldingSince = null;
            folding = folding.plus(Duration.between(begun, clock.instant()));
        }
    }

    private boolean compareHashes(Refolding log) {
        StateAt ours = hash(parts.transactions());
        live = ours;
        SortedMap<Integer, Long> offsets = new TreeMap<>();
        ours.offsets().forEach(lane -> offsets.put(lane.lane(), lane.nextOffset()));
        fold(log, offsets);
        StateAt theirs = hash(parts.sideTransactions());
        rebuilt = theirs;
        LOG.infof("%s: hash %s, rebuilt %s", parts.rows().topic(), ours.hash(), theirs.hash());
        return ours.hash().equals(theirs.hash());
    }

    private StateAt hash(Transactions transactions) {
        return new StateReader(transactions, parts.rows())
                .at(ANY)
                .await()
                .indefinitely()
                .orElseThrow();
    }

    /// Looks again, at later offsets: a log that is compacted may have dropped the record that made the service's
    /// state what it was, for one that the service had not folded yet.
    private boolean compareLines(Refolding log) throws SQLException {
        SideSchema side = parts.side();
        try (StateLines ours = new StateLines(parts.database(), side.live(), parts.rows())) {
            fold(log, ours.offsets());
            try (StateLines theirs = new StateLines(parts.database(), side.name(), parts.rows())) {
                Differences found = StateLines.between(ours, theirs, this::check);
                differences = found.none() ? null : found;
                return found.none();
            }
        }
    }

    private void check() {
        String why = giveUp;
        if (why != null) {
            throw new IllegalStateException(why);
        }
    }

    private void report(RebuildBook book) {
        try {
            if (book.write(status())) {
                cancel("cancelled");
            }
        } catch (SQLException lost) {
            cancel("the database was lost: " + Failures.summary(lost));
        }
    }

    private void end(State outcome) {
        finishedAt = clock.instant();
        state = outcome;
    }

    /// The last word must not be lost with a connection.
    private void tell(RebuildBook book) {
        RebuildStatus last = status();
        try (book) {
            book.write(last);
            return;
        } catch (SQLException lost) {
            LOG.debug("the rebuild's connection is lost", lost);
        }
        for (int attempt = 0; attempt < TRIES_TO_TELL; attempt++) {
            try {
                Thread.sleep(500);
                RebuildBook.amend(parts.database(), last);
                return;
            } catch (SQLException away) {
                LOG.debug("the database is away", away);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /// How far it has come.
    RebuildStatus status() {
        @Nullable Refolding log = refolding;
        @Nullable StateAt ours = live;
        @Nullable StateAt theirs = rebuilt;
        @Nullable Instant since = foldingSince;
        Duration busy = since == null ? folding : folding.plus(Duration.between(since, clock.instant()));
        long records = log == null ? 0 : log.records();
        return new RebuildStatus(
                parts.rows().topic(),
                state,
                log == null ? List.of() : lanes(log),
                records,
                log == null
                        ? 0
                        : log.ends().values().stream()
                                .mapToLong(Long::longValue)
                                .sum(),
                busy.toMillis() == 0 ? 0 : records * 1_000 / busy.toMillis(),
                ours == null ? null : ours.hash(),
                theirs == null ? null : theirs.hash(),
                differences,
                held.toMillis(),
                startedAt,
                finishedAt,
                message);
    }

    private static List<RebuildStatus.Lane> lanes(Refolding log) {
        List<RebuildStatus.Lane> lanes = new ArrayList<>();
        SortedMap<Integer, Long> positions = log.positions();
        log.ends()
                .forEach((lane, end) -> lanes.add(new RebuildStatus.Lane(lane, positions.getOrDefault(lane, 0L), end)));
        return lanes;
    }
}
