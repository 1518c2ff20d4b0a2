package io.tandem.fold;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/// Where the folded topics stand: for operators and for tests that wait until everything sent has taken
/// effect.
@Path("/internal/lanes")
public class LanesResource {
    private static final String ALL = """
            select topic, lane, next_offset, sequence, published, applied, duplicate, superseded, quarantined
            from input_offset order by topic, lane""";

    private final Transactions transactions;

    LanesResource(Transactions transactions) {
        this.transactions = transactions;
    }

    /// Every lane of this service, whichever instance works on it.
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<List<LaneState>> lanes() {
        return transactions
                .inTransaction(tx -> tx.createNativeQuery(ALL, Object[].class).getResultList())
                .map(rows -> rows.stream().map(LanesResource::state).toList());
    }

    private static LaneState state(Object[] row) {
        return new LaneState(
                (String) row[0],
                (int) number(row[1]),
                number(row[2]),
                number(row[3]),
                number(row[4]),
                number(row[5]),
                number(row[6]),
                number(row[7]),
                number(row[8]));
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }
}
