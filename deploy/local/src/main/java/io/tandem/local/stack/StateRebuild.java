package io.tandem.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tandem.local.LocalStackException;
import io.tandem.local.Poll;
import io.tandem.local.reference.JsonHttp;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// Has a running service make its state anew from its log, and shows how far that is.
final class StateRebuild {
    private static final String PATH = "/internal/rebuild";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final Duration TELL_AGAIN = Duration.ofSeconds(5);
    private static final int BAR_WIDTH = 100;
    private static final Set<String> FOLDING = Set.of("refolding");
    private static final Set<String> UNDER_WAY = Set.of("refolding", "comparing", "switching");

    private final Console console;
    private final String service;
    private final JsonHttp http;

    StateRebuild(StackSettings settings, Console console, Component component) {
        this.console = console;
        this.service = component.title();
        this.http = new JsonHttp(URI.create(settings.url(component)), PATIENCE);
    }

    /// Runs to the end.
    ///
    /// @param accept whether a state that differs is replaced
    /// @return true when the service has the state that its log gives
    /// @throws LocalStackException when the service does not answer
    boolean run(boolean accept) {
        JsonHttp.Answer answer =
                http.post(PATH, JsonNodeFactory.instance.objectNode().put("accept", accept));
        switch (answer.status()) {
            case 202 -> console.line(service + ": rebuilding beside the running service");
            case 409 -> console.line(service + ": a rebuild is under way already; following that one");
            default -> throw new LocalStackException("%s: %d %s".formatted(service, answer.status(), answer.body()));
        }
        JsonNode last = console.isTerminal() ? followWithBar() : followPlainly();
        return tell(last);
    }

    private JsonNode followWithBar() {
        JsonNode status = status();
        var builder = new ProgressBarBuilder()
                .setTaskName("  … " + service)
                .setInitialMax(status.path("recordsTotal").asLong())
                .setUnit(" records", 1)
                .showSpeed()
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setConsumer(new ConsoleProgressBarConsumer(console.out(), BAR_WIDTH));
        try (ProgressBar bar = builder.build()) {
            while (FOLDING.contains(state(status))) {
                long done = status.path("records").asLong();
                bar.maxHint(Math.max(done, status.path("recordsTotal").asLong()));
                bar.stepTo(done);
                Poll.sleep(LOOK_AGAIN);
                status = status();
            }
        }
        while (UNDER_WAY.contains(state(status))) {
            console.progress("  … %s: %s".formatted(service, state(status)));
            Poll.sleep(LOOK_AGAIN);
            status = status();
        }
        return status;
    }

    private JsonNode followPlainly() {
        JsonNode status = status();
        long told = System.nanoTime();
        while (UNDER_WAY.contains(state(status))) {
            if (System.nanoTime() - told >= TELL_AGAIN.toNanos()) {
                told = System.nanoTime();
                console.line(progress(status));
            }
            Poll.sleep(LOOK_AGAIN);
            status = status();
        }
        return status;
    }

    private String progress(JsonNode status) {
        long done = status.path("records").asLong();
        long total = Math.max(done, status.path("recordsTotal").asLong());
        long rate = status.path("recordsPerSecond").asLong();
        return "    %s: %s, %,d of %,d records, %,d/s, %s left"
                .formatted(
                        service,
                        state(status),
                        done,
                        total,
                        rate,
                        rate == 0 ? "?" : "%d s".formatted((total - done) / rate));
    }

    private boolean tell(JsonNode status) {
        console.line("    %,d records folded, %,d/s"
                .formatted(
                        status.path("records").asLong(),
                        status.path("recordsPerSecond").asLong()));
        if (status.hasNonNull("rebuiltHash")) {
            console.line(
                    "    state hash of the service  " + status.path("liveHash").asText());
            console.line("    state hash from the log    "
                    + status.path("rebuiltHash").asText());
        }
        differences(status.path("differences"));
        console.line("  %s %s: %s".formatted(isGood(status) ? "✓" : "✗", service, outcome(status)));
        return isGood(status);
    }

    private void differences(JsonNode differences) {
        differences.path("live").forEach(line -> console.line("    - " + line.asText()));
        differences.path("rebuilt").forEach(line -> console.line("    + " + line.asText()));
        if (differences.isObject()) {
            console.line("    %,d lines only the service has (-), %,d only the log gives (+)"
                    .formatted(
                            differences.path("onlyLive").asLong(),
                            differences.path("onlyRebuilt").asLong()));
        }
    }

    private static String outcome(JsonNode status) {
        return switch (state(status)) {
            case "verified" -> "the log gives the same state; nothing to do";
            case "switched" ->
                (status.path("differences").isObject()
                                ? "the log gave another state, which is in service now"
                                : "the log gives the same state; the new copy is in service now")
                        + " (batches waited %d ms)"
                                .formatted(status.path("liveHeldMillis").asLong());
            case "differs" ->
                "the log gives another state; " + status.path("message").asText() + "; --accept puts it in service";
            default -> status.path("message").asText("not rebuilt");
        };
    }

    private static boolean isGood(JsonNode status) {
        return Set.of("verified", "switched").contains(state(status));
    }

    private static String state(JsonNode status) {
        return status.path("state").asText();
    }

    private JsonNode status() {
        return http.get(PATH).body();
    }
}
