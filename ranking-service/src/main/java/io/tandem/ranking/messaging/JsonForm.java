package io.tandem.ranking.messaging;

import io.tandem.fold.WireJson;
import io.tandem.metrics.contract.CityMetricsComputed;
import io.tandem.ranking.application.WireForm;
import io.tandem.ranking.contract.RankingChanged;
import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.BoardView;
import io.tandem.ranking.domain.CityMetrics;
import io.tandem.ranking.domain.Move;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The contracts' records as JSON.
@Singleton
class JsonForm implements WireForm {
    @Override
    public byte[] change(BoardChange change) {
        return WireJson.write(ChangeForm.write(change));
    }

    @Override
    public byte[] snapshot(BoardView board) {
        return WireJson.write(ChangeForm.write(board));
    }

    @Override
    public String moves(List<Move> moves) {
        return text(ChangeForm.write(moves));
    }

    @Override
    public List<Move> moves(String json) {
        return ChangeForm.read(List.of(WireJson.read(bytes(json), RankingChanged.Move[].class)));
    }

    @Override
    public String metrics(CityMetrics metrics) {
        return text(MetricsForm.write(metrics));
    }

    @Override
    public CityMetrics metrics(String json) {
        return MetricsForm.read(WireJson.read(bytes(json), CityMetricsComputed.class));
    }

    private static String text(Object message) {
        return new String(WireJson.write(message), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
