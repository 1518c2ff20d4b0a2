package io.tandem.ingest.rest;

import io.tandem.ingest.domain.Finding;
import io.tandem.ingest.domain.ObservationDraft;
import io.tandem.ingest.domain.ObservationRules;
import io.tandem.ingest.domain.Refusal;
import io.tandem.ingest.domain.Text;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A CloudEvent's context attributes, checked by the specification's rules.
///
/// @param id the event's, when valid
/// @param time the event's, when valid
record EventAttributes(@Nullable String id, @Nullable String time, List<Finding> findings) {
    /// The type of an event whose data is an observation.
    static final String TYPE = "io.tandem.observation.reported.v1";

    /// @param attributes by name
    static EventAttributes of(Map<String, String> attributes) {
        List<Finding> findings = new ArrayList<>();
        attributes.forEach((name, value) -> {
            if (!name.matches("[a-z0-9]+") || !Text.isStorable(value)) {
                invalid(findings, name, "Names are of a-z and 0-9; values have no control characters.");
            }
        });
        required(attributes, "specversion", findings);
        if (!attributes.getOrDefault("specversion", "1.0").equals("1.0")) {
            invalid(findings, "specversion", "Expected 1.0.");
        }
        String id = required(attributes, "id", findings);
        if (id != null && !ObservationRules.isId(id)) {
            invalid(findings, "id", "Expected 1 to 128 printable ASCII characters without spaces.");
        }
        String source = required(attributes, "source", findings);
        if (source != null && !isUriReference(source)) {
            invalid(findings, "source", "Expected a URI reference.");
        }
        String type = required(attributes, "type", findings);
        if (type != null && !type.equals(TYPE)) {
            findings.add(new Finding(Refusal.UNKNOWN_EVENT_TYPE, "/type", "Expected " + TYPE + "."));
        }
        optional(attributes, findings);
        return new EventAttributes(id, attributes.get("time"), findings);
    }

    private static void optional(Map<String, String> attributes, List<Finding> findings) {
        String time = attributes.get("time");
        if (time != null && !isTime(time)) {
            invalid(findings, "time", "Expected RFC 3339.");
        }
        String content = attributes.get("datacontenttype");
        if (content != null && !content.matches("application/([a-zA-Z0-9.-]+\\+)?json *(;.*)?")) {
            invalid(findings, "datacontenttype", "Expected application/json.");
        }
        String schema = attributes.get("dataschema");
        if (schema != null && !(isUriReference(schema) && URI.create(schema).isAbsolute())) {
            invalid(findings, "dataschema", "Expected an absolute URI.");
        }
        if (attributes.getOrDefault("subject", "any").isEmpty()) {
            invalid(findings, "subject", "An attribute that is there is not empty.");
        }
    }

    /// The draft, with what it leaves out of id and time.
    ObservationDraft complete(ObservationDraft d) {
        return new ObservationDraft(
                d.id() == null ? id : d.id(),
                d.feed(),
                d.city(),
                d.indicator(),
                d.period(),
                d.value(),
                d.unit(),
                d.status(),
                d.revision(),
                d.observedAt() == null ? time : d.observedAt(),
                d.reason());
    }

    private static @Nullable String required(Map<String, String> attributes, String name, List<Finding> findings) {
        String value = attributes.get(name);
        if (value == null || value.isEmpty()) {
            invalid(findings, name, "This attribute is required.");
            return null;
        }
        return value;
    }

    private static void invalid(List<Finding> findings, String name, String detail) {
        findings.add(new Finding(Refusal.INVALID_EVENT, Pointers.member("", name), detail));
    }

    private static boolean isUriReference(String text) {
        try {
            return !new URI(text).toString().isEmpty();
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private static boolean isTime(String text) {
        try {
            return Instant.parse(text).isAfter(Instant.MIN);
        } catch (DateTimeParseException _) {
            return false;
        }
    }
}
