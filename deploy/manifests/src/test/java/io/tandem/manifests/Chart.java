package io.tandem.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The Helm chart, rendered without a cluster.
final class Chart {
    private static final Path FOLDER = Checkout.file("deploy/kubernetes/tandem");

    private Chart() {}

    /// The objects that an installation called `tandem` makes.
    ///
    /// @param values a file of the chart's folder
    /// @param more values over those, as YAML; empty for none
    /// @throws IllegalStateException when Helm or the values' schema refuses
    static List<JsonNode> render(String values, String more) {
        try {
            Path over = Files.createTempFile("values", ".yaml");
            try {
                Files.writeString(over, more.isEmpty() ? "{}" : more);
                return Checkout.documents(new Helm(FOLDER)
                        .template()
                        .withName("tandem")
                        .withNamespace("tandem")
                        .withKubeVersion("1.33.0")
                        .withValuesFile(FOLDER.resolve(values))
                        .withValuesFile(over)
                        .call());
            } finally {
                Files.delete(over);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> lint() {
        var result = new Helm(FOLDER).lint().strict().call();
        return result.isFailed() ? result.getMessages() : List.of();
    }
}
