package io.tandem.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tandem.local.LocalStackException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Manages feeds and their keys.
@Command(name = "feed", description = "Manage feeds and their keys; a key is shown once, when it is made.")
final class FeedCommand {
    private static final String FEEDS = "/api/v1/feeds";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Console console;
    private final ObjectMapper json = new ObjectMapper();

    @Option(names = "--url", description = "ingest-service; the local one when absent.")
    private @Nullable URI url;

    @Option(
            names = "--token",
            description = "An administrator's token; otherwise TANDEM_ADMIN_TOKEN, otherwise the local one.")
    private @Nullable String token;

    FeedCommand(Console console) {
        this.console = console;
    }

    @Command(description = "Make a feed and show its key.")
    int create(
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--owner", defaultValue = "local", description = "Who answers for it.") String owner,
            @Option(names = "--city", split = ",", description = "Codes; all when absent.") @Nullable
                    List<String> cities,
            @Option(names = "--province", split = ",", description = "Codes such as 130000.") @Nullable
                    List<String> provinces,
            @Option(names = "--indicator", split = ",", description = "CO2, SO2 …; all when absent.") @Nullable
                    List<String> indicators,
            @Option(names = "--status", split = ",", description = "All when absent.") @Nullable List<String> statuses,
            @Option(names = "--per-minute", description = "Observations in a minute.") @Nullable Long perMinute,
            @Option(names = "--expires", description = "An instant.") @Nullable String expiresAt) {
        ObjectNode feed = JsonNodeFactory.instance.objectNode();
        feed.put("name", name).put("owner", owner);
        ObjectNode scope = feed.putObject("scope");
        put(scope, "cities", cities);
        put(scope, "provinces", provinces);
        put(scope, "indicators", indicators);
        put(scope, "statuses", statuses);
        if (perMinute != null) {
            feed.put("perMinute", perMinute);
        }
        if (expiresAt != null) {
            feed.put("expiresAt", expiresAt);
        }
        JsonNode made = call("POST", FEEDS, feed);
        tell(made.path("key"));
        return 0;
    }

    @Command(description = "Show all feeds.")
    int list() {
        console.line("%-32s %-20s %12s  %s".formatted("feed", "owner", "a minute", "keys"));
        for (JsonNode feed : call("GET", FEEDS, null)) {
            console.line("%-32s %-20s %12d  %s"
                    .formatted(
                            feed.path("name").asText(),
                            feed.path("owner").asText(),
                            feed.path("perMinute").asLong(),
                            String.join(
                                    ", ",
                                    feed.path("keys")
                                            .valueStream()
                                            .map(key -> key.path("prefix").asText())
                                            .toList())));
        }
        return 0;
    }

    @Command(description = "Show one feed.")
    int show(@Parameters(paramLabel = "NAME") String name) {
        console.line(call("GET", path(name), null).toPrettyString());
        return 0;
    }

    @Command(description = "Make a second key and show it.")
    int key(@Parameters(paramLabel = "NAME") String name) {
        tell(call("POST", path(name) + "/keys", null));
        return 0;
    }

    @Command(description = "Make a key that takes the place of those before, and show it.")
    int rotate(
            @Parameters(paramLabel = "NAME") String name,
            @Option(
                            names = "--overlap",
                            defaultValue = "PT24H",
                            description = "How long the last one is valid yet (${DEFAULT-VALUE}).")
                    String overlap) {
        tell(call("POST", path(name) + "/keys/rotate?overlap=" + encoded(overlap), null));
        return 0;
    }

    @Command(description = "Make a key invalid.")
    int revoke(
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(paramLabel = "PREFIX", description = "The twelve characters after tdm_.") String prefix) {
        call("DELETE", path(name) + "/keys/" + encoded(prefix), null);
        console.line("Revoked; every replica knows within seconds");
        return 0;
    }

    @Command(description = "Remove a feed and its keys; what it reported stays.")
    int remove(@Parameters(paramLabel = "NAME") String name) {
        call("DELETE", path(name), null);
        console.line("Removed");
        return 0;
    }

    @Command(description = "Show what was refused of what a feed sent.")
    int refusals(@Parameters(paramLabel = "NAME") String name) {
        for (JsonNode item : call("GET", path(name) + "/refusals", null).path("refusals")) {
            console.line("%s %s %s %s%n    %s"
                    .formatted(
                            item.path("at").asText(),
                            item.path("type").asText().replace("/problems/", ""),
                            item.path("place").asText(""),
                            item.path("detail").asText(),
                            item.path("body").asText()));
        }
        return 0;
    }

    private void tell(JsonNode key) {
        console.line("Key, shown this once:");
        console.line(key.path("key").asText());
    }

    private static void put(ObjectNode scope, String name, @Nullable List<String> members) {
        if (members != null) {
            ArrayNode array = scope.putArray(name);
            members.forEach(array::add);
        }
    }

    private static String path(String name) {
        return FEEDS + "/" + encoded(name);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private JsonNode call(String method, String path, @Nullable JsonNode body) {
        StackSettings settings = StackSettings.of(System.getenv());
        URI service = url != null ? url : URI.create(settings.url(Component.INGEST));
        HttpRequest request = HttpRequest.newBuilder(service.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token(settings))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
                .build();
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new LocalStackException(
                        "ingest-service answered %d: %s".formatted(answer.statusCode(), answer.body()));
            }
            return answer.body().isBlank() ? json.missingNode() : json.readTree(answer.body());
        } catch (IOException e) {
            throw new LocalStackException("%s does not answer: %s".formatted(service, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("interrupted", e);
        }
    }

    private String token(StackSettings settings) {
        if (token != null) {
            return token;
        }
        String given = System.getenv("TANDEM_ADMIN_TOKEN");
        return given != null ? given : SecretFile.in(settings.data(), SecretFile.ADMIN);
    }
}
