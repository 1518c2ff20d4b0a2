package io.tandem.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Rules for what runs in a pod.
final class PodRules {
    private static final Pattern VERSIONED = Pattern.compile(".+:v?\\d[\\w.-]*(@sha256:[0-9a-f]{64})?");
    private static final Pattern CONFIDENTIAL = Pattern.compile(".*(PASSWORD|_KEY|JAAS_CONFIG|TOKEN)");
    private static final Set<String> HEALTH = Set.of("/q/health/started", "/q/health/ready", "/q/health/live");

    private final String where;
    private final JsonNode workload;
    private final JsonNode pod;
    private final List<Finding> findings = new ArrayList<>();

    private PodRules(JsonNode workload) {
        this.where = workload.path("kind").asText() + " "
                + workload.path("metadata").path("name").asText();
        this.workload = workload;
        this.pod = workload.path("spec").path("template").path("spec");
    }

    /// @param workload a Deployment, StatefulSet or Job
    static Stream<Finding> check(JsonNode workload) {
        var rules = new PodRules(workload);
        rules.pod();
        rules.pod.path("containers").forEach(rules::container);
        return rules.findings.stream();
    }

    private void pod() {
        JsonNode security = pod.path("securityContext");
        require("security", security.path("runAsNonRoot").asBoolean(), "runs as root");
        require(
                "security",
                security.path("seccompProfile").path("type").asText().equals("RuntimeDefault"),
                "no seccomp profile");
        require("token", !pod.path("automountServiceAccountToken").asBoolean(true), "has a token of the API");
        if (!isJob()) {
            require("spread", pod.path("topologySpreadConstraints").size() > 0, "may run in one place only");
        }
    }

    private void container(JsonNode container) {
        for (String bound : List.of("requests", "limits")) {
            for (String resource : List.of("cpu", "memory")) {
                require(
                        "limits",
                        container.path("resources").path(bound).has(resource),
                        "no " + bound + " of " + resource);
            }
        }
        String image = container.path("image").asText();
        require("image", VERSIONED.matcher(image).matches(), "no version: " + image);
        JsonNode security = container.path("securityContext");
        require("security", !security.path("allowPrivilegeEscalation").asBoolean(true), "may gain privileges");
        require("security", security.path("readOnlyRootFilesystem").asBoolean(), "may write to its root");
        require(
                "security",
                security.path("capabilities").path("drop").toString().equals("[\"ALL\"]"),
                "keeps capabilities");
        container.path("env").forEach(this::confidential);
        if (!isJob()) {
            probes(container);
        }
        String name = container.path("name").asText();
        if (name.endsWith("-service")) {
            service(name, container);
        }
    }

    private void confidential(JsonNode variable) {
        if (CONFIDENTIAL.matcher(variable.path("name").asText()).matches()) {
            require(
                    "secret",
                    variable.path("valueFrom").has("secretKeyRef"),
                    variable.path("name").asText() + " is not by reference");
        }
    }

    private void probes(JsonNode container) {
        List<String> ports = texts(container.path("ports"), "name");
        for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
            require("probe", container.has(probe), "no " + probe);
            for (String way : List.of("httpGet", "tcpSocket")) {
                JsonNode port = container.path(probe).path(way).path("port");
                require("probe", port.isMissingNode() || ports.contains(port.asText()), probe + " asks no port of it");
            }
        }
    }

    private void service(String name, JsonNode container) {
        Set<String> known = Variables.of(name);
        texts(container.path("env"), "name")
                .forEach(
                        variable -> require("variable", known.contains(variable), name + " does not know " + variable));
        for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
            String path = container.path(probe).path("httpGet").path("path").asText();
            require("probe", HEALTH.contains(path), probe + " asks " + path);
        }
        String port = value(container, "TANDEM_HTTP_PORT");
        require(
                "port",
                texts(container.path("ports"), "containerPort").contains(port),
                "listens on " + port + ", which is not among its ports");
    }

    private static String value(JsonNode container, String variable) {
        for (JsonNode entry : container.path("env")) {
            if (entry.path("name").asText().equals(variable)) {
                return entry.path("value").asText();
            }
        }
        return "";
    }

    private static List<String> texts(JsonNode list, String member) {
        var texts = new ArrayList<String>();
        list.forEach(entry -> texts.add(entry.path(member).asText()));
        return texts;
    }

    private boolean isJob() {
        return workload.path("kind").asText().equals("Job");
    }

    private void require(String rule, boolean kept, String otherwise) {
        if (!kept) {
            findings.add(new Finding(rule, where, otherwise));
        }
    }
}
