package io.tandem.ranking.webhook.persistence;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.webhook.domain.Delivery;
import io.tandem.ranking.webhook.domain.Failure;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// The logs of webhooks, in one transaction.
final class LogRows {
    private static final String ADD = """
            with counted as (update webhook set deliveries = deliveries + 1 where id = :id returning deliveries)
            insert into webhook_delivery (webhook, number, message, kind, epoch, sequence, attempt, status, failure,
              millis)
            select cast(:id as text), deliveries, cast(:message as text), cast(:kind as text),
              cast(:epoch as integer), cast(:sequence as bigint), cast(:attempt as integer),
              nullif(cast(:status as integer), 0), nullif(cast(:failure as text), ''), cast(:millis as bigint)
            from counted""";

    private static final String PRUNE = """
            delete from webhook_delivery where webhook = :id
              and number <= (select deliveries from webhook where id = :id) - :kept""";

    private static final String DELIVERIES = """
            select number, at, message, kind, epoch, sequence, attempt, status, failure, millis from webhook_delivery
            where webhook = :id and number < :before order by number desc limit :limit""";

    private final Mutiny.StatelessSession tx;

    LogRows(Mutiny.StatelessSession tx) {
        this.tx = tx;
    }

    Uni<Void> add(String id, Delivery delivery) {
        Failure.@Nullable Kind failure = delivery.failure();
        return tx.createNativeQuery(ADD)
                .setParameter("id", id)
                .setParameter("message", delivery.message())
                .setParameter("kind", delivery.kind().code())
                .setParameter("epoch", delivery.version().epoch())
                .setParameter("sequence", delivery.version().sequence())
                .setParameter("attempt", delivery.attempt())
                .setParameter("status", Rows.orZero(delivery.status()))
                .setParameter("failure", failure == null ? "" : failure.code())
                .setParameter("millis", delivery.took().toMillis())
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> prune(String id, int kept) {
        return tx.createNativeQuery(PRUNE)
                .setParameter("id", id)
                .setParameter("kept", kept)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<List<Delivery.Logged>> deliveries(String id, long before, int limit) {
        return tx.createNativeQuery(DELIVERIES, Object[].class)
                .setParameter("id", id)
                .setParameter("before", before)
                .setParameter("limit", limit)
                .getResultList()
                .map(rows -> rows.stream().map(Rows::delivery).toList());
    }
}
