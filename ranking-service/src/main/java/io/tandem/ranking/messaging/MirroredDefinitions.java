package io.tandem.ranking.messaging;

import io.smallrye.common.annotation.Identifier;
import io.tandem.fold.TopicMirror;
import io.tandem.ingest.contract.AssessmentPublished;
import io.tandem.ingest.contract.RosterPublished;
import io.tandem.ranking.application.Definitions;
import io.tandem.ranking.domain.AssessmentDefinition;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
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
                result.put(id, new AssessmentDefinition(DefinitionForm.read(published), DefinitionForm.read(roster)));
            } catch (IllegalArgumentException unusable) {
                LOG.errorf("assessment %s cannot be used: %s", id, unusable.getMessage());
            }
        });
        return Collections.unmodifiableNavigableMap(result);
    }

    /// What was read after so many changes of the mirrors.
    private record Known(long changes, NavigableMap<String, AssessmentDefinition> definitions) {}
}
