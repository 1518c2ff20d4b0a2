package io.tandem.ingest.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tandem.ingest.domain.Definition;
import io.tandem.ingest.domain.Refusal;
import io.tandem.ingest.domain.Roster;
import io.tandem.ingest.domain.Versioned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublishDefinitionsTest {
    private final Registry registry = new Registry();
    private final List<Integer> topic = new ArrayList<>();

    /// One roster whose newest version and published version are set by hand; the port's rule is its own.
    private static final class Registry implements DefinitionStore {
        private int newest;
        private int published;

        @Override
        public List<Versioned<? extends Definition>> pending() {
            Roster roster = new Roster("名", "Name", List.of(), List.of());
            return newest == published ? List.of() : List.of(new Versioned<>("r", newest, Instant.EPOCH, roster));
        }

        @Override
        public void published(Versioned<? extends Definition> definition) {
            published = definition.version();
        }

        @Override
        public <D extends Definition> Change<D> put(Class<D> kind, String id, D content, Instant at) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <D extends Definition> Optional<Versioned<D>> newest(Class<D> kind, String id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <D extends Definition> Optional<Versioned<D>> version(Class<D> kind, String id, int version) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <D extends Definition> List<Versioned<D>> all(Class<D> kind) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void theTopicEndsWithTheNewestVersionThoughAnotherReplicaWroteInBetween() {
        registry.newest = 1;
        var relay = new PublishDefinitions(registry, definition -> {
            topic.add(definition.version());
            if (topic.equals(List.of(1))) { // meanwhile, a put elsewhere commits version 2 and publishes it
                registry.newest = 2;
                topic.addFirst(2);
            }
        });

        relay.publishPending();

        assertThat(topic).containsExactly(2, 1, 2);
        assertThat(relay.publishPending()).isZero();
    }

    @Test
    void aVersionStaysPendingUntilItIsPublished() {
        registry.newest = 1;
        var broken = new PublishDefinitions(registry, _ -> {
            throw new UnavailableException(Refusal.LOG_UNAVAILABLE, "away");
        });

        assertThatThrownBy(broken::publishPending).isInstanceOf(UnavailableException.class);
        assertThat(new PublishDefinitions(registry, d -> topic.add(d.version())).publishPending())
                .isEqualTo(1);
        assertThat(topic).containsExactly(1);
    }
}
