package io.tandem.ingest.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tandem.ingest.domain.CityCode;
import io.tandem.ingest.domain.Observation;
import io.tandem.ingest.domain.ObservationDraft;
import io.tandem.ingest.domain.Permit;
import io.tandem.ingest.domain.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordStreamTest {
    private final RosterDirectory directory = new RosterDirectory();
    private final List<Integer> parts = new ArrayList<>();
    private int waiting;
    private int mostWaiting;
    private int failFrom = Integer.MAX_VALUE;

    private RecordStream stream() {
        ObservationLog log = this::send;
        directory.hold("roster", 1, Set.of(new CityCode("130200")));
        directory.markLoaded();
        return new RecordStream(new RecordObservations(directory, log), log);
    }

    private ObservationLog.Sent send(List<Observation> observations) {
        int number = parts.size();
        parts.add(observations.size());
        waiting += observations.size();
        mostWaiting = Math.max(mostWaiting, waiting);
        return () -> {
            if (number >= failFrom) {
                throw new UnavailableException(Refusal.LOG_UNAVAILABLE, "away");
            }
            waiting -= observations.size();
            return Collections.nCopies(observations.size(), new Receipt(0, 0));
        };
    }

    /// Every tenth item is of an unknown city.
    private static Items items(int count, @Nullable Exception end) {
        return new Items() {
            private int read;

            @Override
            public @Nullable Item next() throws IOException {
                if (read == count) {
                    if (end instanceof IOException broken) {
                        throw broken;
                    }
                    return null;
                }
                String city = ++read % 10 == 0 ? "999999" : "130200";
                var draft =
                        new ObservationDraft("e" + read, "feed", city, "CO2", "2019", 1.0, "t", null, null, null, null);
                return new Item(new Submission(draft, List.of()), Place.line(read), _ -> "");
            }

            @Override
            public long bytes() {
                return read * 10L;
            }
        };
    }

    private static final RecordStream.Order ORDER = new RecordStream.Order(Permit.OPEN, false);

    @Test
    void anyNumberOfItemsIsTakenWithABoundedNumberWaitingForTheLog() {
        List<Long> refused = new ArrayList<>();

        RecordStream.Progress progress = stream()
                .record(
                        items(100_000, null),
                        ORDER,
                        (item, _) -> refused.add(item.place().line()));

        assertThat(progress).isEqualTo(new RecordStream.Progress(100_000, 90_000, 10_000, 100_000, 1_000_000, null));
        assertThat(parts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(90_000);
        assertThat(mostWaiting).isLessThanOrEqualTo(9_000);
        assertThat(refused).hasSize(10_000).startsWith(10L, 20L).isSorted();
    }

    @Test
    void aLogThatIsAwayEndsItAndSaysFromWhereToSendAgain() {
        failFrom = 3;

        RecordStream.Progress progress = stream().record(items(100_000, null), ORDER, (_, _) -> {});

        assertThat(progress.stopped()).isInstanceOf(UnavailableException.class);
        assertThat(progress.accepted()).isEqualTo(3_000);
        assertThat(progress.durable()).isBetween(3_000L, 3_400L);
        assertThat(progress.durableBytes()).isEqualTo(progress.durable() * 10);
        assertThat(progress.items()).isLessThan(20_000);
    }

    @Test
    void whatWasReadBeforeTheSenderWentAwayIsTaken() {
        RecordStream.Progress progress = stream().record(items(25, new IOException("reset")), ORDER, (_, _) -> {});

        assertThat(progress.stopped()).isInstanceOf(IOException.class);
        assertThat(progress.accepted()).isEqualTo(23);
        assertThat(progress.durable()).isEqualTo(25);
    }

    @Test
    void aDryRunJudgesEverythingAndSendsNothing() {
        RecordStream.Progress progress =
                stream().record(items(5_000, null), new RecordStream.Order(Permit.OPEN, true), (_, _) -> {});

        assertThat(progress.accepted()).isEqualTo(4_500);
        assertThat(progress.refused()).isEqualTo(500);
        assertThat(parts).isEmpty();
    }

    @Test
    void nothingIsReadBeforeTheRostersAre() {
        ObservationLog log = this::send;
        RecordStream stream = new RecordStream(new RecordObservations(directory, log), log);

        assertThatThrownBy(() -> stream.record(items(1, null), ORDER, (_, _) -> {}))
                .isInstanceOf(UnavailableException.class);
    }
}
