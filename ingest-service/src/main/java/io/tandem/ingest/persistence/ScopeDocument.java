package io.tandem.ingest.persistence;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tandem.ingest.domain.CityCode;
import io.tandem.ingest.domain.Indicator;
import io.tandem.ingest.domain.ObservationStatus;
import io.tandem.ingest.domain.Scope;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A scope as it is stored.
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScopeDocument(
        List<CityCode> cities, List<String> provinces, List<Indicator> indicators, List<ObservationStatus> statuses) {
    static ScopeDocument of(Scope scope) {
        return new ScopeDocument(
                List.copyOf(new TreeSet<>(scope.cities())),
                List.copyOf(new TreeSet<>(scope.provinces())),
                List.copyOf(new TreeSet<>(scope.indicators())),
                List.copyOf(new TreeSet<>(scope.statuses())));
    }

    Scope scope() {
        return new Scope(Set.copyOf(cities), Set.copyOf(provinces), Set.copyOf(indicators), Set.copyOf(statuses));
    }
}
