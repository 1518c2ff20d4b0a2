package io.tandem.ranking.messaging;

import io.tandem.ranking.contract.LatestChanges;
import io.tandem.ranking.contract.RankingChanged;
import io.tandem.ranking.contract.SelectedChange;
import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.Cause;
import io.tandem.ranking.domain.NetChange;
import io.tandem.ranking.domain.Selection;
import java.util.List;

/// From a [Selection] to [SelectedChange] and [LatestChanges].
final class SelectionForm {
    private SelectionForm() {}

    static SelectedChange write(BoardChange change, Selection selection) {
        BoardVersion version = change.version();
        return new SelectedChange(
                change.board().toString(),
                version.epoch(),
                version.sequence(),
                change.at(),
                change.basis().assessmentVersion(),
                change.basis().rosterVersion(),
                new RankingChanged.Cause(
                        change.cause().kind().code(), change.cause().observations()),
                ChangeForm.write(selection.moves()),
                change.moves().size(),
                watched(selection));
    }

    static LatestChanges write(NetChange change, Selection selection) {
        return new LatestChanges(
                change.board().toString(),
                change.version().epoch(),
                change.from().sequence(),
                change.version().sequence(),
                change.at(),
                change.basis().assessmentVersion(),
                change.basis().rosterVersion(),
                change.causes().stream().map(Cause.Kind::code).toList(),
                ChangeForm.write(selection.moves()),
                change.moves().size(),
                watched(selection));
    }

    private static List<SelectedChange.Watched> watched(Selection selection) {
        return selection.watched().stream()
                .map(move -> new SelectedChange.Watched(
                        move.city(), ChangeForm.write(move.from()), ChangeForm.write(move.to()), move.byOthers()))
                .toList();
    }
}
