package io.tandem.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The files of the checkout that this module is in.
final class Checkout {
    static final ObjectMapper YAML = new YAMLMapper();

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private Checkout() {}

    static Path file(String path) {
        return ROOT.resolve(path);
    }

    static boolean has(String path) {
        return Files.exists(file(path));
    }

    static String text(String path) {
        return read(file(path));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /// The documents of a YAML text, without empty ones.
    static List<JsonNode> documents(String yaml) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            return documents.readAll().stream()
                    .filter(document -> document.isObject() && !document.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
