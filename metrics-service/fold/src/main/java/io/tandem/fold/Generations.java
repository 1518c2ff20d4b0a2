package io.tandem.fold;

import io.smallrye.mutiny.Uni;

/// How often the state of a topic's lanes was written behind the fold's back.
final class Generations {
    private static final String SUM =
            "select cast(coalesce(sum(generation), 0) as bigint) from input_offset where topic = :topic";

    private Generations() {}

    /// Grows whenever a lane gets a new generation.
    static Uni<Long> sum(Transactions transactions, String topic) {
        return transactions.inTransaction(tx -> tx.createNativeQuery(SUM, Long.class)
                .setParameter("topic", topic)
                .getSingleResult());
    }
}
