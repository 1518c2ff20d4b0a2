package io.tandem.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tandem.local.LocalStackException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.zip.GZIPOutputStream;

/// Inputs that are not meant well, by kind, from a seed: the documents of JSONTestSuite (MIT licence), mutated
/// observations and CloudEvents, and bombs of depth, size, exponent and compression.
final class HostileInputs {
    private static final String JSON = "application/json";
    private static final String LINES = "application/x-ndjson";
    private static final String OBSERVATION = """
            {"id":"h","feed":"hostile","city":"130200","indicator":"CO2","period":"2019","value":1.5,"unit":"t"}""";
    private static final String EVENT = """
            {"specversion":"1.0","type":"io.tandem.observation.reported.v1","source":"/hostile","id":"h",\
            "time":"2020-06-30T00:00:00Z","data":%s}""".formatted(OBSERVATION);

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    private final List<byte[]> suite = suite();
    private final byte[] zeros = gzip(new byte[32 * 1024 * 1024]);
    private final byte[] spaces = gzip(" ".repeat(16 * 1024 * 1024).getBytes(StandardCharsets.UTF_8));

    /// One input.
    ///
    /// @param kind of attack, for counting
    /// @param headers beside the content type
    record Input(String kind, String type, Map<String, String> headers, ByteBuffer body) {
        Input(String kind, String type, Map<String, String> headers, byte[] body) {
            this(kind, type, headers, ByteBuffer.wrap(body));
        }
    }

    /// So many, of every kind in turn.
    List<Input> take(int count) {
        List<Input> inputs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            inputs.add(next(i));
        }
        return inputs;
    }

    private Input next(int i) {
        return switch (i % 10) {
            case 0, 1 -> new Input("JSONTestSuite", JSON, Map.of(), suite.get(i / 10 % suite.size()));
            case 2 -> new Input("JSONTestSuite as lines", LINES, Map.of(), suite.get(i / 10 % suite.size()));
            case 3 -> new Input("mutated observation", JSON, Map.of(), mutated(OBSERVATION));
            case 4 -> new Input("mutated lines", LINES, Map.of(), mutated((OBSERVATION + "\n").repeat(20)));
            case 5 -> new Input("mutated event", "application/cloudevents+json", Map.of(), mutated(EVENT));
            case 6 ->
                new Input(
                        "mutated event headers",
                        JSON,
                        Map.of("ce-specversion", "1.0", "ce-id", "%" + random.nextInt(999)),
                        mutated(OBSERVATION));
            case 7 -> new Input("mutated table", "text/csv", Map.of(), mutated("city,CO2-2019\n130200,1\n130200,2\n"));
            case 8 -> bomb(i / 10);
            default -> packed(i / 10);
        };
    }

    private Input bomb(int i) {
        return switch (i % 7) {
            case 0 -> bomb("depth", "[".repeat(100_000));
            case 1 -> bomb("depth", "{\"a\":".repeat(100_000));
            case 2 -> bomb("exponent", OBSERVATION.replace("1.5", "1e" + "9".repeat(1 + random.nextInt(400))));
            case 3 -> bomb("digits", OBSERVATION.replace("1.5", "9".repeat(900_000)));
            case 4 -> bomb("text", OBSERVATION.replace("\"h\"", "\"" + "x".repeat(900_000) + "\""));
            case 5 -> bomb("size", " ".repeat(2 * 1024 * 1024));
            default -> bomb("items", "[" + "{},".repeat(300_000) + "{}]");
        };
    }

    private static Input bomb(String of, String text) {
        return new Input("bomb of " + of, JSON, Map.of(), text.getBytes(StandardCharsets.UTF_8));
    }

    private Input packed(int i) {
        Map<String, String> gzip = Map.of("Content-Encoding", "gzip");
        return switch (i % 4) {
            case 0 -> new Input("gzip bomb", JSON, gzip, zeros);
            case 1 -> new Input("gzip bomb", LINES, gzip, spaces);
            case 2 -> new Input("gzip bomb", "text/csv", gzip, zeros);
            default ->
                new Input(
                        "damaged gzip",
                        LINES,
                        gzip,
                        mutated(new String(spaces, 0, 2_000, StandardCharsets.ISO_8859_1)));
        };
    }

    /// Some bytes changed, removed, doubled or cut off.
    private byte[] mutated(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < bytes.length; i++) {
            if (random.nextInt(bytes.length) < changes) {
                switch (random.nextInt(4)) {
                    case 0 -> out.write(random.nextInt(256));
                    case 1 -> out.writeBytes(new byte[] {bytes[i], bytes[i]});
                    case 2 -> out.writeBytes(new byte[random.nextInt(3)]);
                    default -> {
                        // left out
                    }
                }
            } else {
                out.write(bytes[i]);
            }
        }
        byte[] all = out.toByteArray();
        return random.nextInt(5) == 0 ? Arrays.copyOf(all, random.nextInt(all.length + 1)) : all;
    }

    private static List<byte[]> suite() {
        ObjectMapper json = new ObjectMapper();
        List<byte[]> documents = new ArrayList<>();
        try (InputStream in = HostileInputs.class.getResourceAsStream("json-test-suite.ndjson")) {
            if (in == null) {
                throw new LocalStackException("json-test-suite.ndjson is not on the class path");
            }
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.isEmpty()) {
                    JsonNode document = json.readTree(line);
                    documents.add(document.path("input").asText().getBytes(StandardCharsets.UTF_8));
                }
            }
            return documents;
        } catch (IOException e) {
            throw new LocalStackException("json-test-suite.ndjson cannot be read", e);
        }
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return packed.toByteArray();
    }
}
