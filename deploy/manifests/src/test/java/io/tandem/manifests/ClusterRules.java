package io.tandem.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Rules for how the objects of an installation fit together.
final class ClusterRules {
    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "Job");
    /// Roots of what must not be reached from outside.
    private static final List<String> INSIDE = List.of("/internal", "/q/metrics", "/q/health");

    private final List<JsonNode> objects;
    private final List<Finding> findings = new ArrayList<>();

    private ClusterRules(List<JsonNode> objects) {
        this.objects = objects;
    }

    /// Everything that is wrong with an installation, by schema and by rule.
    static List<Finding> check(List<JsonNode> objects) {
        var rules = new ClusterRules(objects);
        objects.forEach(object -> TypedSchemas.check(object).forEach(rules.findings::add));
        rules.workloads().forEach(workload -> PodRules.check(workload).forEach(rules.findings::add));
        rules.workloads().forEach(rules::companions);
        rules.of("Service").forEach(rules::service);
        rules.of("HTTPRoute")
                .forEach(route -> rules.route(route, route.path("spec").path("rules")));
        rules.of("Ingress")
                .forEach(route -> rules.route(route, route.path("spec").path("rules")));
        Stream.of("HorizontalPodAutoscaler", "ScaledObject").flatMap(rules::of).forEach(rules::scaling);
        rules.secrets();
        rules.require(
                "network",
                "installation",
                rules.of("NetworkPolicy").anyMatch(ClusterRules::deniesAll),
                "no policy denies what none allows");
        return rules.findings;
    }

    private Stream<JsonNode> of(String kind) {
        return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
    }

    private Stream<JsonNode> workloads() {
        return objects.stream()
                .filter(object -> WORKLOADS.contains(object.path("kind").asText()));
    }

    private void companions(JsonNode workload) {
        String where = name(workload);
        JsonNode labels =
                workload.path("spec").path("template").path("metadata").path("labels");
        if (!workload.path("kind").asText().equals("Job")) {
            require(
                    "disruption",
                    where,
                    of("PodDisruptionBudget")
                            .anyMatch(budget ->
                                    selects(budget.path("spec").path("selector").path("matchLabels"), labels)),
                    "no budget of disruptions");
        }
        require(
                "network",
                where,
                of("NetworkPolicy")
                        .filter(policy ->
                                !policy.path("spec").path("podSelector").isEmpty())
                        .anyMatch(policy ->
                                selects(policy.path("spec").path("podSelector").path("matchLabels"), labels)),
                "no network policy of its own");
    }

    private void service(JsonNode service) {
        JsonNode selector = service.path("spec").path("selector");
        List<JsonNode> selected = workloads()
                .filter(workload -> selects(
                        selector,
                        workload.path("spec").path("template").path("metadata").path("labels")))
                .toList();
        require("service", name(service), !selected.isEmpty(), "selects no pods");
        for (JsonNode port : service.path("spec").path("ports")) {
            String target = port.path("targetPort").asText();
            require(
                    "service",
                    name(service),
                    selected.stream().anyMatch(workload -> hasPort(workload, target)),
                    "no port " + target + " in its pods");
        }
    }

    private static boolean hasPort(JsonNode workload, String name) {
        for (JsonNode container :
                workload.path("spec").path("template").path("spec").path("containers")) {
            for (JsonNode port : container.path("ports")) {
                if (port.path("name").asText().equals(name)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void route(JsonNode route, JsonNode rules) {
        Stream.concat(
                        Stream.of(rules.findValues("value"), rules.findValues("path"))
                                .flatMap(List::stream)
                                .filter(JsonNode::isTextual)
                                .map(JsonNode::asText),
                        Stream.empty())
                .forEach(path -> require("route", name(route), isPublic(path), "opens " + path + " to everyone"));
        Stream.of("backendRefs", "backend")
                .flatMap(member -> rules.findValues(member).stream())
                .flatMap(backend -> backend.findValues("name").stream())
                .map(JsonNode::asText)
                .filter(name -> !name.equals("http"))
                .forEach(name -> require(
                        "route",
                        name(route),
                        of("Service")
                                .anyMatch(service -> service.path("metadata")
                                        .path("name")
                                        .asText()
                                        .equals(name)),
                        "leads to no service: " + name));
    }

    private static boolean isPublic(String path) {
        return INSIDE.stream().noneMatch(inside -> inside.startsWith(path) || path.startsWith(inside));
    }

    private void scaling(JsonNode scaler) {
        JsonNode target = scaler.path("spec").path("scaleTargetRef");
        require(
                "scaling",
                name(scaler),
                of(target.path("kind").asText())
                        .anyMatch(workload ->
                                workload.path("metadata").path("name").equals(target.path("name"))),
                "scales nothing that there is");
    }

    /// Secrets that are referred to are made by this installation: itself, or by an operator from what it says.
    private void secrets() {
        var made = new TreeSet<String>();
        of("Secret")
                .forEach(secret -> made.add(secret.path("metadata").path("name").asText()));
        of("ExternalSecret")
                .forEach(secret ->
                        made.add(secret.path("spec").path("target").path("name").asText()));
        of("KafkaUser")
                .forEach(user -> made.add(user.path("metadata").path("name").asText()));
        of("Kafka")
                .forEach(kafka -> made.add(kafka.path("metadata").path("name").asText() + "-cluster-ca-cert"));
        of("Cluster")
                .forEach(cluster ->
                        made.add(cluster.path("metadata").path("name").asText() + "-ca"));
        workloads()
                .forEach(workload -> Stream.concat(
                                workload.findValues("secretKeyRef").stream().map(reference -> reference.path("name")),
                                workload.findValues("secret").stream().map(volume -> volume.path("secretName")))
                        .map(JsonNode::asText)
                        .forEach(name ->
                                require("secret", name(workload), made.contains(name), "nobody makes " + name)));
    }

    private static boolean deniesAll(JsonNode policy) {
        JsonNode spec = policy.path("spec");
        return spec.path("podSelector").isEmpty()
                && spec.path("policyTypes").toString().equals("[\"Ingress\",\"Egress\"]")
                && !spec.has("ingress")
                && !spec.has("egress");
    }

    private static boolean selects(JsonNode selector, JsonNode labels) {
        return !selector.isEmpty()
                && selector.properties().stream()
                        .allMatch(label -> label.getValue().equals(labels.path(label.getKey())));
    }

    private static String name(JsonNode object) {
        return object.path("kind").asText() + " "
                + object.path("metadata").path("name").asText();
    }

    private void require(String rule, String where, boolean kept, String otherwise) {
        if (!kept) {
            findings.add(new Finding(rule, where, otherwise));
        }
    }
}
