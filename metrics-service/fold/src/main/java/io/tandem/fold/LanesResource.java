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
    private final Transactions transactions;

    LanesResource(Transactions transactions) {
        this.transactions = transactions;
    }

    /// Every lane of this service, whichever instance works on it.
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<List<LaneState>> lanes() {
        return LaneState.all(transactions);
    }
}
