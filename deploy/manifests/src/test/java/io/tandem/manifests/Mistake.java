package io.tandem.manifests;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A deliberate one.
final class Mistake {
    private Mistake() {}

    /// @param pointer leads to what is set; its parent exists
    /// @param value YAML; null removes
    static void in(JsonNode document, String pointer, @Nullable String value) throws IOException {
        JsonPointer path = JsonPointer.compile(pointer);
        String last = path.last().getMatchingProperty();
        JsonNode parent = document.at(path.head());
        if (parent instanceof ArrayNode list) {
            list.set(Integer.parseInt(last), Checkout.YAML.readTree(value));
        } else if (!(parent instanceof ObjectNode object)) {
            throw new IllegalArgumentException("nothing at " + path.head());
        } else if (value == null) {
            if (object.remove(last) == null) {
                throw new IllegalArgumentException("nothing at " + pointer);
            }
        } else {
            object.set(last, Checkout.YAML.readTree(value));
        }
    }
}
