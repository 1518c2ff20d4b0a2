package io.tandem.ranking.webhook.application;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.application.BoardReader;
import io.tandem.ranking.application.Boards;
import io.tandem.ranking.application.Definitions;
import io.tandem.ranking.application.Replay;
import io.tandem.ranking.application.WireForm;
import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.ChangeSelector;
import io.tandem.ranking.domain.Place;
import io.tandem.ranking.domain.Selection;
import io.tandem.ranking.webhook.domain.Message;
import io.tandem.ranking.webhook.domain.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a webhook's receiver is to get next.
public final class Messages {
    private static final int MOVES_AT_ONCE = 500;
    private static final int CHANGES_AT_ONCE = 100;

    private final Boards boards;
    private final BoardReader reader;
    private final Definitions definitions;
    private final WireForm form;
    private final PlacesAt placesAt;

    /// Reads boards and changes from these.
    public Messages(Boards boards, BoardReader reader, Definitions definitions, WireForm form) {
        this.boards = boards;
        this.reader = reader;
        this.definitions = definitions;
        this.form = form;
        this.placesAt = new PlacesAt(boards);
    }

    /// The next changes: those to be sent again first, then those after the cursor.
    Uni<Replay> next(Webhook webhook) {
        Webhook.@Nullable Range again = webhook.redelivery();
        if (again == null) {
            return boards.after(webhook.board(), webhook.cursor(), MOVES_AT_ONCE);
        }
        // Only the sequence counts; a change of method within the range raises the epoch
        BoardVersion before = new BoardVersion(webhook.cursor().epoch(), again.from() - 1);
        return reader.changesAfter(webhook.board(), before, CHANGES_AT_ONCE)
                .map(changes -> changes.stream()
                        .filter(change -> change.version().sequence() <= again.to())
                        .toList())
                .map(changes -> changes.isEmpty() ? new Replay.UpToDate() : new Replay.Changes(changes));
    }

    /// What picks the wanted part of changes; empty when what the board is made by is not known here.
    ///
    /// @param before sequence that the changes come after
    Uni<Optional<ChangeSelector>> selector(Webhook webhook, long before) {
        String assessment = webhook.board().assessment();
        @Nullable AssessmentDefinition newest = definitions.all().get(assessment);
        if (newest == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        boolean watches = before > 0 && !webhook.filter().cities().codes().isEmpty();
        Uni<Map<String, Place>> start = watches
                ? placesAt.of(webhook.board(), before)
                : Uni.createFrom().item(Map.of());
        return start.map(places -> Optional.of(
                new ChangeSelector(webhook.filter(), places, newest, basis -> boards.definition(assessment, basis))));
    }

    Message change(Webhook webhook, BoardChange change, Selection selection) {
        byte[] data = webhook.filter().isAll() ? form.change(change) : form.change(change, selection);
        return message(
                webhook,
                Message.id(webhook.id(), Message.Kind.CHANGE, change.version()),
                Message.Kind.CHANGE,
                change.version(),
                change.at(),
                data);
    }

    /// Tells the receiver where the board begins anew; empty while that is not known here.
    Optional<Message> reset(Webhook webhook, Instant now) {
        return boards.view(webhook.board())
                .map(view -> message(
                        webhook,
                        Message.id(webhook.id(), Message.Kind.RESET, view.version()),
                        Message.Kind.RESET,
                        view.version(),
                        now,
                        form.position(
                                webhook.board(),
                                view.version(),
                                "The board cannot be followed from the last version"
                                        + " that was sent. Read it anew; changes after this version follow.")));
    }

    /// Tells the receiver that it gets nothing more.
    Message disabled(Webhook webhook, Instant now) {
        return message(
                webhook,
                Message.noticeId(webhook.id(), webhook.cursor(), now),
                Message.Kind.DISABLED,
                webhook.cursor(),
                now,
                form.position(
                        webhook.board(),
                        webhook.cursor(),
                        "Messages were not taken for too long. Nothing more is"
                                + " sent until the webhook is enabled; then it goes on after this version."));
    }

    private static Message message(
            Webhook webhook, String id, Message.Kind kind, BoardVersion version, Instant at, byte[] data) {
        return new Message(id, kind, webhook.board(), version, at, new String(data, StandardCharsets.UTF_8));
    }
}
