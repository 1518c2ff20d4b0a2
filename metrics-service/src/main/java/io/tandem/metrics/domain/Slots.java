package io.tandem.metrics.domain;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The newest observation of every slot: the join of all observations taken in, whatever their order.
public final class Slots {
    private final Map<Cell.Key, Cell> cells;

    /// Begins with what is stored.
    ///
    /// @param stored what is known already, one observation a slot
    public Slots(Collection<Observation> stored) {
        this(Map.of(), stored);
    }

    /// Begins with whole cells, and with what is stored of others. What is not given is taken for unknown.
    public Slots(Map<Cell.Key, Cell> known, Collection<Observation> stored) {
        this.cells = new HashMap<>(known);
        stored.forEach(this::put);
    }

    /// Takes an observation in.
    ///
    /// @return what that came to
    public Outcome take(Observation observation) {
        Observation.Slot slot = observation.slot();
        Cell cell = cell(slot.city(), slot.period());
        @Nullable Observation known = cell.newest(slot.indicator(), slot.status());
        if (known != null && !observation.supersedes(known)) {
            return observation.version().equals(known.version()) ? Outcome.DUPLICATE : Outcome.SUPERSEDED;
        }
        boolean first =
                cell.levelOf(slot.indicator(), StatusPolicy.VALIDATED_ELSE_PROVISIONAL) instanceof Level.Missing;
        put(observation);
        if (slot.status() == Status.WITHDRAWN) {
            return Outcome.WITHDREW;
        }
        return first ? Outcome.FIRST : Outcome.CORRECTED;
    }

    /// Puts what shorter periods come to in the place of what they came to before.
    public void rollUp(RolledUp.Key key, List<RolledUp> values) {
        cells.put(key.cell(), cell(key.city(), key.period()).withRolledUp(key.indicator(), values));
    }

    /// Whether a report of this very period gives a level.
    public boolean isReported(RolledUp.Key key, StatusPolicy policy) {
        return cell(key.city(), key.period()).isReported(key.indicator(), policy);
    }

    /// The observation that holds a slot.
    ///
    /// @throws IllegalArgumentException when none does
    public Observation holder(Observation.Slot slot) {
        @Nullable Observation holder = cell(slot.city(), slot.period()).newest(slot.indicator(), slot.status());
        if (holder == null) {
            throw new IllegalArgumentException("nothing is known of " + slot);
        }
        return holder;
    }

    /// What a policy makes of the slots of one city, indicator and period.
    ///
    /// @see Cell#levelOf
    public Level levelOf(String city, Indicator indicator, Period period, StatusPolicy policy) {
        return cell(city, period).levelOf(indicator, policy);
    }

    /// The cells as they are now; unmodifiable.
    public Map<Cell.Key, Cell> cells() {
        return Collections.unmodifiableMap(cells);
    }

    private Cell cell(String city, Period period) {
        return cells.getOrDefault(new Cell.Key(city, period), Cell.EMPTY);
    }

    private void put(Observation observation) {
        Observation.Slot slot = observation.slot();
        cells.put(
                new Cell.Key(slot.city(), slot.period()),
                cell(slot.city(), slot.period()).with(observation));
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
