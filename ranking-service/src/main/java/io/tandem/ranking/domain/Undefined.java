package io.tandem.ranking.domain;

import java.util.List;
import java.util.Locale;

/// Why a rate has no value (SPEC §2); it is never replaced by zero or by a neighbouring year.
///
/// @param indicator whose level is to blame; for LAPEQ the part
public record Undefined(Reason reason, Indicator indicator) {

    /// What is wrong with a level.
    public enum Reason {
        /// Nothing has been observed for the city at all.
        NO_OBSERVATIONS("nothing has been observed for this city yet"),
        /// No usable value in the base period.
        BASE_MISSING("the base period has no value"),
        /// No usable value in the current period.
        CURRENT_MISSING("the current period has no value"),
        /// The base period's value was withdrawn by its feed.
        BASE_WITHDRAWN("the base period's value was withdrawn"),
        /// The current period's value was withdrawn by its feed.
        CURRENT_WITHDRAWN("the current period's value was withdrawn"),
        /// The base is zero, so there is nothing to divide by.
        BASE_ZERO("the base period's value is zero, and a rate divides by it");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /// The reason of that code.
        ///
        /// @throws IllegalArgumentException when there is none
        public static Reason of(String code) {
            for (Reason reason : values()) {
                if (reason.code().equals(code)) {
                    return reason;
                }
            }
            throw new IllegalArgumentException("not a reason of this version");
        }

        /// Stable code, such as `base-missing`.
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// Whose level it is about.
        public List<Side> sides() {
            return switch (this) {
                case NO_OBSERVATIONS -> List.of(Side.BASE, Side.CURRENT);
                case BASE_MISSING, BASE_WITHDRAWN, BASE_ZERO -> List.of(Side.BASE);
                case CURRENT_MISSING, CURRENT_WITHDRAWN -> List.of(Side.CURRENT);
            };
        }

        /// For a person to read.
        public String words() {
            return words;
        }
    }
}
