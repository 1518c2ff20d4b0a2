package io.tandem.ingest.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tandem.ingest.application.PublishDefinitions;
import io.tandem.ingest.application.UnavailableException;
import io.tandem.ingest.config.IngestConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Publishes what is pending at start and ever after: normally a put has done so already, and this finds nothing.
@ApplicationScoped
class DefinitionRelay {
    private static final Logger LOG = Logger.getLogger(DefinitionRelay.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final PublishDefinitions publication;
    private final Duration interval;
    private final CountDownLatch stop = new CountDownLatch(1);

    DefinitionRelay(PublishDefinitions publication, IngestConfig config) {
        this.publication = publication;
        this.interval = config.relayInterval();
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("definition-relay").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        stop.countDown();
    }

    private void run() {
        Duration pause = Duration.ZERO;
        try {
            while (!stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = publish() ? interval : longer(pause);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean publish() {
        try {
            int count = publication.publishPending();
            if (count > 0) {
                LOG.infof("published %d definition(s) that were pending", count);
            }
            return true;
        } catch (UnavailableException e) {
            LOG.warnf("definitions stay pending: %s", e.getMessage());
            return false;
        }
    }

    private Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        if (doubled.compareTo(interval) < 0) {
            return interval;
        }
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }
}
