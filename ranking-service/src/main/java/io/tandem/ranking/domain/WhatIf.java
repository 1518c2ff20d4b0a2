package io.tandem.ranking.domain;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The board that would result from a [Hypothesis]. Pure: the official board knows nothing of it.
public final class WhatIf {
    private final Hypothesis hypothesis;
    private final Map<String, CityMetrics> metrics = new HashMap<>();
    private final Set<String> supposed = new HashSet<>();

    private WhatIf(Hypothesis hypothesis, Collection<CityMetrics> metrics) {
        this.hypothesis = hypothesis;
        metrics.forEach(city -> this.metrics.put(city.city(), city));
        hypothesis.values().keySet().forEach(slot -> supposed.add(slot.city()));
    }

    /// Every city of the hypothesis with the standing that it would have.
    ///
    /// @param metrics the official ones of the assessment; a city without is one of which nothing was observed
    public static BoardState board(Hypothesis hypothesis, Collection<CityMetrics> metrics) {
        WhatIf whatIf = new WhatIf(hypothesis, metrics);
        BoardState state = new BoardState();
        Map<String, BoardState.Update> updates = new HashMap<>();
        hypothesis.cities().forEach(city -> updates.put(city, new BoardState.Present(whatIf.standing(city))));
        var _ = state.apply(updates);
        return state;
    }

    private Standing standing(String city) {
        @Nullable CityMetrics official = metrics.get(city);
        if (official == null && !supposed.contains(city)) {
            return hypothesis.board().standing(null, hypothesis.zeroRule());
        }
        SupposedMetrics anew = new SupposedMetrics(hypothesis, city, official);
        return hypothesis.board().standingBy(indicator -> Optional.of(anew.metric(indicator)), hypothesis.zeroRule());
    }
}
