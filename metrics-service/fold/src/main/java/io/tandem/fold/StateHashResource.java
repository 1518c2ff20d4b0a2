package io.tandem.fold;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// The state as one number, to compare replicas, rebuilds and independent models by.
@Path("/internal/state-hash")
public class StateHashResource {
    private static final int LONGEST_WAIT = 60;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Transactions transactions;
    private final Instance<StateRows> rows;
    private final InstantSource clock;

    StateHashResource(Transactions transactions, Instance<StateRows> rows, InstantSource clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.clock = clock;
    }

    /// Offsets and hash as of one moment.
    ///
    /// @param offsets `lane:offset,…`: the state exactly there, as far as lanes are named
    /// @param wait how long to wait until the lanes have come so far, 0 to 60 s
    @GET
    @Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
    public Uni<RestResponse<?>> state(
            @QueryParam("offsets") @Nullable String offsets, @QueryParam("wait") @DefaultValue("0") String wait) {
        if (!rows.isResolvable()) {
            return Uni.createFrom().item(refusal(404, "no-state", "This service has no state to compare."));
        }
        OffsetVector wanted;
        Duration patience;
        try {
            wanted = OffsetVector.parse(offsets);
            patience = seconds(wait);
        } catch (IllegalArgumentException _) {
            return Uni.createFrom()
                    .item(refusal(400, "bad-parameter", "offsets is lane:offset,…; wait is from 0 to 60 seconds."));
        }
        return await(new StateReader(transactions, rows.get()), wanted, patience);
    }

    private Uni<RestResponse<?>> await(StateReader reader, OffsetVector wanted, Duration patience) {
        Instant end = clock.instant().plus(patience);
        return Uni.createFrom()
                .deferred(() -> reader.at(wanted))
                .repeat()
                .withDelay(LOOK_AGAIN)
                .whilst(state -> state.isEmpty() && clock.instant().isBefore(end))
                .select()
                .last()
                .toUni()
                .<RestResponse<?>>map(StateHashResource::answer)
                .onFailure(StateReader.Gone.class)
                .recoverWithItem(
                        () -> refusal(409, "state-gone", "A lane has gone further; that state exists no more."));
    }

    private static RestResponse<?> answer(Optional<StateAt> state) {
        return state.isPresent()
                ? RestResponse.ok(state.get())
                : refusal(504, "not-reached", "The lanes have not come so far in time.");
    }

    private static Duration seconds(String text) {
        int seconds = Integer.parseInt(text);
        if (seconds < 0 || seconds > LONGEST_WAIT) {
            throw new IllegalArgumentException("not from 0 to 60: " + seconds);
        }
        return Duration.ofSeconds(seconds);
    }

    private static RestResponse<?> refusal(int status, String type, String detail) {
        return Refusal.answer(new Refusal("/problems/" + type, detail, status));
    }
}
