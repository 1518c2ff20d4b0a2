package io.tandem.ranking.messaging;

import io.smallrye.common.annotation.Identifier;
import io.tandem.fold.TopicMirror;
import io.tandem.ingest.contract.AssessmentPublished;
import io.tandem.ingest.contract.RosterPublished;
import io.tandem.ranking.application.Definitions;
import io.tandem.ranking.domain.Assessment;
import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.Roster;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Assessments and rosters as their topics have them.
@Singleton
class MirroredDefinitions implements Definitions {
    private static final Logger LOG = Logger.getLogger(MirroredDefinitions.class);

    private final TopicMirror<RosterPublished> rosters;
    private final TopicMirror<AssessmentPublished> assessments;
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable Known known;

    MirroredDefinitions(
            @Identifier("cities") TopicMirror<RosterPublished> rosters,
            @Identifier("assessments") TopicMirror<AssessmentPublished> assessments) {
        this.rosters = rosters;
        this.assessments = assessments;
        rosters.onChange(changes::incrementAndGet);
        assessments.onChange(changes::incrementAndGet);
    }

    @Override
    public boolean complete() {
        return rosters.complete() && assessments.complete();
    }

    @Override
    public NavigableMap<String, AssessmentDefinition> all() {
        if (!complete()) {
            throw new IllegalStateException("the definitions are still being read");
        }
        @Nullable Known present = known;
        long now = changes.get();
        if (present == null || present.changes() != now) {
            present = new Known(now, read());
            known = present;
        }
        return present.definitions();
    }

    private NavigableMap<String, AssessmentDefinition> read() {
        Map<String, RosterPublished> byId = rosters.values();
        NavigableMap<String, AssessmentDefinition> result = new TreeMap<>();
        assessments.values().forEach((id, published) -> {
            @Nullable RosterPublished roster = byId.get(published.roster());
            if (roster == null) {
                LOG.infof("assessment %s waits for its roster %s", id, published.roster());
                return;
            }
            try {
                result.put(id, new AssessmentDefinition(assessment(published), roster(roster)));
            } catch (IllegalArgumentException unusable) {
                LOG.errorf("assessment %s cannot be used: %s", id, unusable.getMessage());
            }
        });
        return Collections.unmodifiableNavigableMap(result);
    }

    static Assessment assessment(AssessmentPublished from) {
        return new Assessment(
                from.id(),
                from.version(),
                from.roster(),
                from.basePeriod(),
                from.currentPeriod(),
                new Assessment.Method(
                        from.method().pollutantEquivalents().entrySet().stream()
                                .collect(Collectors.toMap(e -> Indicator.of(e.getKey()), Map.Entry::getValue)),
                        from.method().statusPolicy(),
                        from.method().zeroRule(),
                        from.method().groupVersions()),
                from.boards().stream()
                        .map(board -> new BoardDefinition(
                                board.id(),
                                board.indicators().stream().map(Indicator::of).toList()))
                        .toList(),
                from.note());
    }

    static Roster roster(RosterPublished from) {
        NavigableMap<String, Roster.City> cities = new TreeMap<>();
        from.cities()
                .forEach(city -> cities.put(
                        city.code(),
                        new Roster.City(
                                city.code(),
                                city.nameZh(),
                                city.fullNameZh(),
                                city.nameEn(),
                                city.provinceCode(),
                                city.provinceZh(),
                                city.provinceEn(),
                                city.region())));
        return new Roster(
                from.id(),
                from.version(),
                from.nameZh(),
                from.nameEn(),
                cities,
                from.groups().stream()
                        .map(group -> new Roster.GroupVersion(
                                group.id(),
                                group.version(),
                                group.nameZh(),
                                group.nameEn(),
                                group.validFrom(),
                                group.validTo(),
                                group.cities()))
                        .toList());
    }

    /// What was read after so many changes of the mirrors.
    private record Known(long changes, NavigableMap<String, AssessmentDefinition> definitions) {}
}
