package io.tandem.manifests;

import static io.tandem.manifests.Compose.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Rules for the compose file.
final class ComposeRules {
    private static final Set<String> MEMBERS = Set.of(
            "image",
            "build",
            "command",
            "environment",
            "ports",
            "volumes",
            "healthcheck",
            "depends_on",
            "restart",
            "read_only",
            "cap_drop",
            "security_opt",
            "tmpfs",
            "mem_limit",
            "stop_grace_period",
            "stop_signal");
    private static final Pattern VERSIONED = Pattern.compile("[\\w./-]+:v?\\d[\\w.-]*");
    private static final Pattern OURS =
            Pattern.compile("\\$\\{TANDEM_IMAGES:-tandem}/([\\w-]+):\\$\\{TANDEM_VERSION:-([\\d.]+)}");
    private static final Pattern CONFIDENTIAL = Pattern.compile(".*(PASSWORD|_KEY)");
    private static final Pattern REQUIRED = Pattern.compile("\\$\\{TANDEM_\\w+:\\?[^}]+}");
    private static final Pattern PORT =
            Pattern.compile("\\$\\{TANDEM_BIND:-127\\.0\\.0\\.1}:\\$\\{TANDEM_\\w+_PORT:-\\d+}:(\\d+)");
    private static final Pattern ADDRESS = Pattern.compile("(?:https?://)?([a-z][a-z-]*):(\\d+)");

    private final JsonNode file;
    private final JsonNode services;
    private final List<Finding> findings = new ArrayList<>();

    private ComposeRules(JsonNode file) {
        this.file = file;
        this.services = file.path("services");
    }

    static List<Finding> check(JsonNode file) {
        var rules = new ComposeRules(file);
        rules.services.properties().forEach(service -> rules.service(service.getKey(), service.getValue()));
        return rules.findings;
    }

    private void service(String name, JsonNode service) {
        service.fieldNames()
                .forEachRemaining(member -> require("member", name, MEMBERS.contains(member), "what is " + member));
        image(name, service);
        require("limits", name, service.has("mem_limit"), "no limit of memory");
        require(
                "security",
                name,
                service.path("security_opt").toString().contains("no-new-privileges:true"),
                "may gain privileges");
        volumes(name, service);
        dependencies(name, service);
        environment(name, service);
        service.path("ports")
                .forEach(port ->
                        require("port", name, PORT.matcher(port.asText()).matches(), "opens " + port.asText()));
        if (OURS.matcher(service.path("image").asText()).matches()) {
            ours(name, service);
        }
    }

    private void image(String name, JsonNode service) {
        String image = service.path("image").asText();
        Matcher ours = OURS.matcher(image);
        if (!ours.matches()) {
            require("image", name, VERSIONED.matcher(image).matches(), "no version: " + image);
            return;
        }
        String dockerfile = "deploy/images/" + ours.group(1) + "/Dockerfile";
        require("image", name, Checkout.has(dockerfile), "no " + dockerfile);
        if (service.has("build")) {
            require(
                    "image",
                    name,
                    service.path("build").path("dockerfile").asText().equals(dockerfile),
                    "builds another");
        }
        require(
                "image",
                name,
                Checkout.text("deploy/images/" + ours.group(1) + "/Dockerfile")
                        .contains("version=\"" + ours.group(2) + "\""),
                "is of another version than its label says");
    }

    private void ours(String name, JsonNode service) {
        require("security", name, service.path("read_only").asBoolean(), "may write to its root");
        require("security", name, service.path("cap_drop").toString().equals("[\"ALL\"]"), "keeps capabilities");
        if (name.endsWith("-service")) {
            String port = Ports.of(name);
            require("port", name, service.path("ports").toString().endsWith(":" + port + "\"]"), "is not on " + port);
            require(
                    "health",
                    name,
                    texts(service.path("healthcheck").path("test")).equals(List.of("CMD", "/opt/tandem/health", port)),
                    "is not asked for its health");
        }
    }

    private void volumes(String name, JsonNode service) {
        for (String volume : texts(service.path("volumes"))) {
            String source = volume.substring(0, volume.indexOf(':'));
            boolean there = source.startsWith(".")
                    ? Checkout.has(source)
                    : file.path("volumes").has(source);
            require("path", name, there, "no " + source);
        }
    }

    /// Whoever is waited for says when: by its health when it stays, by its end when it does not.
    private void dependencies(String name, JsonNode service) {
        service.path("depends_on").properties().forEach(dependency -> {
            JsonNode other = services.path(dependency.getKey());
            String condition = dependency.getValue().path("condition").asText();
            boolean stays = other.has("restart");
            String wanted = stays ? "service_healthy" : "service_completed_successfully";
            require("dependency", name, !other.isMissingNode(), "waits for " + dependency.getKey());
            require("dependency", name, condition.equals(wanted), "waits until " + condition);
            require("health", dependency.getKey(), !stays || other.has("healthcheck"), "cannot be waited for");
        });
    }

    private void environment(String name, JsonNode service) {
        Set<String> known = name.endsWith("-service") ? Variables.of(name) : Set.of();
        for (Map.Entry<String, JsonNode> variable : service.path("environment").properties()) {
            String value = variable.getValue().asText();
            require(
                    "variable",
                    name,
                    known.isEmpty() || known.contains(variable.getKey()),
                    "does not know " + variable.getKey());
            require("variable", name, variable.getValue().isTextual(), variable.getKey() + " is no text");
            if (CONFIDENTIAL.matcher(variable.getKey()).matches()) {
                require("secret", name, REQUIRED.matcher(value).matches(), variable.getKey() + " stands in the file");
            }
            if (variable.getKey().startsWith("TANDEM_") || variable.getKey().startsWith("OTEL_")) {
                address(name, value);
            }
        }
        texts(service.path("command")).forEach(argument -> address(name, argument));
    }

    private void address(String name, String value) {
        Matcher address = ADDRESS.matcher(value);
        if (address.matches()) {
            require("address", name, services.has(address.group(1)), "nobody is " + address.group(1));
        }
    }

    private void require(String rule, String where, boolean kept, String otherwise) {
        if (!kept) {
            findings.add(new Finding(rule, where, otherwise));
        }
    }
}
