package io.tandem.metrics.domain;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The newest observation of every slot: the join of all observations taken in, whatever their order.
public final class Slots {
    private final Map<Observation.Slot, Observation> newest = new HashMap<>();

    /// Begins with what is stored.
    ///
    /// @param stored what is known already, one observation a slot
    public Slots(Collection<Observation> stored) {
        stored.forEach(observation -> newest.put(observation.slot(), observation));
    }

    /// Takes an observation in.
    ///
    /// @return what that came to
    public Outcome take(Observation observation) {
        @Nullable Observation known = newest.get(observation.slot());
        if (known != null && !observation.supersedes(known)) {
            return observation.version().equals(known.version()) ? Outcome.DUPLICATE : Outcome.SUPERSEDED;
        }
        boolean first = levelOf(
                        observation.slot().city(),
                        observation.slot().indicator(),
                        observation.slot().period(),
                        StatusPolicy.VALIDATED_ELSE_PROVISIONAL)
                instanceof Level.Missing;
        newest.put(observation.slot(), observation);
        if (observation.slot().status() == Status.WITHDRAWN) {
            return Outcome.WITHDREW;
        }
        return first ? Outcome.FIRST : Outcome.CORRECTED;
    }

    /// The observations that hold slots now, with the tag of each slot.
    public <T> Map<Observation, T> holders(Map<Observation.Slot, T> tags) {
        Map<Observation, T> holders = new LinkedHashMap<>();
        tags.forEach((slot, tag) -> {
            @Nullable Observation holder = newest.get(slot);
            if (holder == null) {
                throw new IllegalArgumentException("nothing is known of " + slot);
            }
            holders.put(holder, tag);
        });
        return holders;
    }

    /// What a policy makes of the slots of one city, indicator and period. A withdrawal undoes every
    /// observation with a smaller version; of what is left, validated comes before provisional.
    public Level levelOf(String city, Indicator indicator, Period period, StatusPolicy policy) {
        @Nullable Observation withdrawal = holder(city, indicator, period, Status.WITHDRAWN);
        @Nullable Observation usable = standing(holder(city, indicator, period, Status.VALIDATED), withdrawal);
        if (usable == null && policy == StatusPolicy.VALIDATED_ELSE_PROVISIONAL) {
            usable = standing(holder(city, indicator, period, Status.PROVISIONAL), withdrawal);
        }
        if (usable != null) {
            return new Level.Observed(usable);
        }
        return withdrawal == null ? new Level.Missing() : new Level.Withdrawn();
    }

    private @Nullable Observation holder(String city, Indicator indicator, Period period, Status status) {
        return newest.get(new Observation.Slot(city, indicator, period, status));
    }

    private static @Nullable Observation standing(@Nullable Observation observation, @Nullable Observation withdrawal) {
        boolean undone = observation != null
                && withdrawal != null
                && observation.version().compareTo(withdrawal.version()) < 0;
        return undone ? null : observation;
    }

    /// What taking an observation in came to.
    public enum Outcome {
        /// The first usable news of this value.
        FIRST,
        /// Replaced or restored what was known.
        CORRECTED,
        /// Took back what was known.
        WITHDREW,
        /// Known already, to the letter.
        DUPLICATE,
        /// Older than what is known.
        SUPERSEDED;

        /// Whether the observation now holds its slot.
        public boolean changes() {
            return switch (this) {
                case FIRST, CORRECTED, WITHDREW -> true;
                case DUPLICATE, SUPERSEDED -> false;
            };
        }
    }
}
