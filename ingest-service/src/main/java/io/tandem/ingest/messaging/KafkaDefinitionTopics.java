package io.tandem.ingest.messaging;

import io.tandem.ingest.application.DefinitionTopics;
import io.tandem.ingest.contract.AssessmentPublished;
import io.tandem.ingest.contract.RosterPublished;
import io.tandem.ingest.contract.Topic;
import io.tandem.ingest.domain.Assessment;
import io.tandem.ingest.domain.Definition;
import io.tandem.ingest.domain.Indicator;
import io.tandem.ingest.domain.Roster;
import io.tandem.ingest.domain.Versioned;
import io.tandem.ingest.messaging.EventWriter.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Definitions on their compacted topics, keyed by id.
@ApplicationScoped
class KafkaDefinitionTopics implements DefinitionTopics {
    private final KafkaLog log;
    private final EventWriter events;

    KafkaDefinitionTopics(KafkaLog log, EventWriter events) {
        this.log = log;
        this.events = events;
    }

    @Override
    public void publish(Versioned<? extends Definition> definition) {
        log.append(List.of(record(definition)));
    }

    private ProducerRecord<String, byte[]> record(Versioned<? extends Definition> definition) {
        String id = definition.id() + "@" + definition.version();
        return switch (definition.content()) {
            case Roster roster ->
                events.write(
                        Topic.CITIES,
                        definition.id(),
                        new Envelope(id, "/rosters", RosterPublished.TYPE, definition.publishedAt()),
                        message(definition, roster));
            case Assessment assessment ->
                events.write(
                        Topic.ASSESSMENTS,
                        definition.id(),
                        new Envelope(id, "/assessments", AssessmentPublished.TYPE, definition.publishedAt()),
                        message(definition, assessment));
        };
    }

    static RosterPublished message(Versioned<?> version, Roster roster) {
        return new RosterPublished(
                version.id(),
                version.version(),
                roster.nameZh(),
                roster.nameEn(),
                roster.cities().stream().map(KafkaDefinitionTopics::city).toList(),
                roster.groups().stream().map(KafkaDefinitionTopics::group).toList(),
                version.publishedAt());
    }

    private static RosterPublished.City city(Roster.City c) {
        return new RosterPublished.City(
                c.code().value(),
                c.nameZh(),
                c.fullNameZh(),
                c.nameEn(),
                c.provinceCode().value(),
                c.provinceZh(),
                c.provinceEn(),
                c.region().wireName());
    }

    private static RosterPublished.GroupVersion group(Roster.GroupVersion g) {
        return new RosterPublished.GroupVersion(
                g.id(),
                g.version(),
                g.nameZh(),
                g.nameEn(),
                g.validFrom(),
                g.validTo(),
                g.cities().stream().map(Object::toString).toList());
    }

    static AssessmentPublished message(Versioned<?> version, Assessment assessment) {
        Map<String, Double> equivalents = new TreeMap<>();
        assessment.method().pollutantEquivalents().forEach((i, value) -> equivalents.put(i.name(), value));
        return new AssessmentPublished(
                version.id(),
                version.version(),
                assessment.roster(),
                assessment.basePeriod().toString(),
                assessment.currentPeriod().toString(),
                new AssessmentPublished.Method(
                        equivalents,
                        assessment.method().statusPolicy().wireName(),
                        assessment.method().zeroRule().wireName(),
                        assessment.method().groupVersions()),
                assessment.boards().stream().map(KafkaDefinitionTopics::board).toList(),
                assessment.note(),
                version.publishedAt());
    }

    private static AssessmentPublished.Board board(Assessment.Board b) {
        return new AssessmentPublished.Board(
                b.id(), b.indicators().stream().map(Indicator::name).toList());
    }
}
