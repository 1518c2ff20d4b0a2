package io.tandem.ranking;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The schemas of this service's messages.
public final class Schemas {
    /// Those that others refer to.
    private static final Map<String, String> SHARED = Stream.of(
                    "ranking-changed", "board-snapshot", "selected-change", "board-position")
            .collect(Collectors.toMap("urn:tandem:ranking:%s:v1"::formatted, Schemas::text));

    private Schemas() {}

    /// What is wrong with a message.
    ///
    /// @param name such as `ranking-changed`
    public static List<String> violations(String name, String json) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(SHARED))
                .getSchema(text(name))
                .validate(json, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static String text(String name) {
        return resource("/META-INF/resources/schema/ranking/" + name + ".v1.schema.json");
    }

    /// A sample, such as `webhook-reset.v1.json`.
    public static String sample(String name) {
        return resource("/samples/ranking/" + name);
    }

    private static String resource(String path) {
        try (InputStream stream = Schemas.class.getResourceAsStream(path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
