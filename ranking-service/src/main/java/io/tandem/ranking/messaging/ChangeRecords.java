package io.tandem.ranking.messaging;

import io.tandem.fold.EventRecords;
import io.tandem.fold.Outgoing;
import io.tandem.fold.WireJson;
import io.tandem.ranking.application.BoardStore;
import io.tandem.ranking.contract.RankingChanged;
import io.tandem.ranking.contract.Topic;
import io.tandem.ranking.domain.BoardChange;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Changes as records of `tandem.ranking-changes.v1`, keyed by board.
final class ChangeRecords {
    private static final String SOURCE = "/ranking-service";

    private ChangeRecords() {}

    static Outgoing write(BoardStore.Numbered numbered) {
        BoardChange change = numbered.change();
        return new Outgoing(
                numbered.laneSequence(),
                EventRecords.write(
                        Topic.RANKING_CHANGES.name(),
                        null,
                        change.board().toString(),
                        RankingChanged.TYPE,
                        SOURCE,
                        change.board() + ":" + change.version(),
                        change.at(),
                        WireJson.write(ChangeForm.write(change))),
                key -> isMadeFrom(change, key));
    }

    /// Whether the metrics of that key, `assessment/city`, moved a city.
    private static boolean isMadeFrom(BoardChange change, String key) {
        String assessment = change.board().assessment() + "/";
        return key.startsWith(assessment)
                && change.moves().stream()
                        .anyMatch(move -> key.substring(assessment.length()).equals(move.city()));
    }

    /// The change in a record.
    ///
    /// @throws IllegalArgumentException when it is not one
    static BoardChange read(ConsumerRecord<byte[], byte[]> record) {
        return ChangeForm.read(EventRecords.read(record, RankingChanged.TYPE, RankingChanged.class));
    }
}
