package io.tandem.local.stack;

import io.tandem.local.LocalStackException;
import io.tandem.local.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Creates the topics on a broker of one node that this launcher did not start.
@Command(name = "topics", description = "Create the topics that are missing on a broker of one node.")
final class TopicsCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Console console;

    @Option(names = "--bootstrap", required = true, description = "The broker, such as kafka:9092.")
    private String bootstrap = "";

    TopicsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Math.toIntExact(PATIENCE.toMillis())))) {
            Set<String> known = admin.listTopics().names().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            Collection<NewTopic> missing = Topics.all().stream()
                    .filter(topic -> !known.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            missing.forEach(topic -> console.line("created " + topic.name()));
            return 0;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return 0;
            }
            throw new LocalStackException("cannot create topics on %s: %s".formatted(bootstrap, e.getCause()), e);
        } catch (TimeoutException e) {
            throw new LocalStackException(
                    "%s did not answer within %d s".formatted(bootstrap, PATIENCE.toSeconds()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("interrupted", e);
        }
    }
}
