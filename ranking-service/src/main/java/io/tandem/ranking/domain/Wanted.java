package io.tandem.ranking.domain;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// A level without which a city has no rank.
///
/// @param indicator LAPEQ when its three parts are all zero and one of them would have to be more
/// @param reason why the level that is there, if any, does not do
public record Wanted(Indicator indicator, Side side, Undefined.Reason reason) {
    /// Every level that must come before the city is ranked, in the order of the reasons.
    public static List<Wanted> of(Standing.Unranked standing) {
        SequencedSet<Wanted> wanted = new LinkedHashSet<>();
        for (Undefined undefined : standing.reasons()) {
            List<Indicator> indicators = undefined.reason() == Undefined.Reason.NO_OBSERVATIONS
                    ? undefined.indicator().observed()
                    : List.of(undefined.indicator());
            for (Indicator indicator : indicators) {
                for (Side side : undefined.reason().sides()) {
                    wanted.add(new Wanted(indicator, side, undefined.reason()));
                }
            }
        }
        return List.copyOf(wanted);
    }
}
