package io.tandem.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The compose file as Docker reads it: anchors and merges resolved.
final class Compose {
    private Compose() {}

    static ObjectNode read() {
        return parse(Checkout.text("docker-compose.yml"));
    }

    static ObjectNode parse(String text) {
        // Jackson's reader keeps "<<" as a name; this one merges
        Object merged = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        return Checkout.YAML.valueToTree(merged);
    }

    static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(entry -> texts.add(entry.asText()));
        return texts;
    }
}
