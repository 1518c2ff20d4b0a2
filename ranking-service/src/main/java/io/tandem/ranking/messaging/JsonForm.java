package io.tandem.ranking.messaging;

import io.tandem.fold.WireJson;
import io.tandem.ingest.contract.AssessmentPublished;
import io.tandem.ingest.contract.RosterPublished;
import io.tandem.metrics.contract.CityMetricsComputed;
import io.tandem.ranking.application.WireForm;
import io.tandem.ranking.contract.BoardPosition;
import io.tandem.ranking.domain.Assessment;
import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.BoardView;
import io.tandem.ranking.domain.CityMetrics;
import io.tandem.ranking.domain.NetChange;
import io.tandem.ranking.domain.Roster;
import io.tandem.ranking.domain.Selection;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// The contracts' records as JSON.
@Singleton
class JsonForm implements WireForm {
    @Override
    public byte[] change(BoardChange change) {
        return WireJson.write(ChangeForm.write(change));
    }

    @Override
    public byte[] change(BoardChange change, Selection selection) {
        return WireJson.write(SelectionForm.write(change, selection));
    }

    @Override
    public byte[] latest(NetChange change, Selection selection) {
        return WireJson.write(SelectionForm.write(change, selection));
    }

    @Override
    public byte[] snapshot(BoardView board) {
        return WireJson.write(ChangeForm.write(board));
    }

    @Override
    public byte[] position(BoardKey board, BoardVersion version, String detail) {
        return WireJson.write(new BoardPosition(board.toString(), version.epoch(), version.sequence(), detail));
    }

    @Override
    public CityMetrics metrics(String json) {
        return MetricsForm.read(read(json, CityMetricsComputed.class));
    }

    @Override
    public String assessment(Assessment assessment, Instant at) {
        return text(DefinitionForm.write(assessment, at));
    }

    @Override
    public Assessment assessment(String json) {
        return DefinitionForm.read(read(json, AssessmentPublished.class));
    }

    @Override
    public String roster(Roster roster, Instant at) {
        return text(DefinitionForm.write(roster, at));
    }

    @Override
    public Roster roster(String json) {
        return DefinitionForm.read(read(json, RosterPublished.class));
    }

    private static String text(Object message) {
        return new String(WireJson.write(message), StandardCharsets.UTF_8);
    }

    private static <T> T read(String json, Class<T> type) {
        return WireJson.read(json.getBytes(StandardCharsets.UTF_8), type);
    }
}
