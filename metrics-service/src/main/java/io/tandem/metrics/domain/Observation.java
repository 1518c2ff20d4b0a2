package io.tandem.metrics.domain;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One value as one feed reported it.
///
/// @param slot what it is about, and its standing
/// @param value in the indicator's unit, 0 or from 1e-30 to 1e30; null only when withdrawn
/// @param version decides between observations of one slot
/// @param receivedAt when the system accepted it
public record Observation(Slot slot, @Nullable Double value, Version version, Instant receivedAt) {
    /// Levels within these bounds have finite rates.
    private static final double SMALLEST = 1e-30;

    private static final double LARGEST = 1e30;

    /// Checks that there is a value where there must be one. There is one zero: −0 is 0.
    public Observation {
        value = value != null && value == 0 ? Double.valueOf(0) : value;
        boolean usable = value != null && (value == 0 || (value >= SMALLEST && value <= LARGEST));
        if (!usable && !(value == null && slot.status() == Status.WITHDRAWN)) {
            throw new IllegalArgumentException("a value must be 0 or from %s to %s".formatted(SMALLEST, LARGEST));
        }
    }

    /// Whether this observation replaces `other` in their slot. Equal versions with different values do not
    /// come from an honest feed; the greater value then wins, so that the order of arrival still does not
    /// matter.
    public boolean supersedes(Observation other) {
        int order = version.compareTo(other.version);
        return order > 0 || (order == 0 && Double.compare(valueOr(-1), other.valueOr(-1)) > 0);
    }

    private double valueOr(double none) {
        return value == null ? none : value;
    }

    /// What an observation is about.
    ///
    /// @param city administrative code, GB/T 2260, six digits
    /// @param indicator not a derived one
    public record Slot(String city, Indicator indicator, Period period, Status status) {
        private static final Pattern CODE = Pattern.compile("\\d{6}");

        /// Checks that such a thing can be observed.
        public Slot {
            if (!CODE.matcher(city).matches()) {
                throw new IllegalArgumentException("not a city code");
            }
            if (indicator.derived()) {
                throw new IllegalArgumentException(indicator + " is computed, not observed");
            }
            // Many observations are remembered, of few cities
            city = city.intern();
        }
    }
}
