package io.tandem.manifests;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Rules for the Dockerfile of an image.
final class ImageRules {
    private static final Pattern VERSIONED = Pattern.compile("[^:]+:\\d[\\w.-]*");
    private static final Pattern NUMBERED = Pattern.compile("[1-9]\\d*(:[1-9]\\d*)?");

    private final String image;
    private final Dockerfile file;
    private final Dockerfile last;
    private final List<Finding> findings = new ArrayList<>();

    private ImageRules(String image, String text) {
        this.image = image;
        this.file = Dockerfile.parse(text);
        this.last = file.lastStage();
    }

    /// @param image the folder's name, such as `ranking-service`
    static List<Finding> check(String image, String text) {
        var rules = new ImageRules(image, text);
        rules.bases();
        rules.sources();
        rules.label();
        rules.require("user", NUMBERED.matcher(rules.last.last("USER")).matches(), "does not run as a numbered user");
        if (image.endsWith("-service")) {
            rules.service();
        }
        return rules.findings;
    }

    private void bases() {
        Set<String> stages = new HashSet<>();
        for (String from : file.all("FROM")) {
            String[] words = from.split("\\s+", -1);
            require(
                    "base",
                    stages.contains(words[0]) || VERSIONED.matcher(words[0]).matches(),
                    "no version: " + words[0]);
            if (words.length == 3) {
                stages.add(words[2]);
            }
        }
        String base = last.last("FROM");
        require(
                "base",
                base.startsWith("eclipse-temurin:25.") && base.contains("-jre"),
                "is no JDK 25 runtime: " + base);
        require(
                "base",
                file.all("FROM").stream()
                        .filter(from -> from.endsWith(" AS trained"))
                        .allMatch(from -> from.startsWith(base + " ")),
                "is trained on another JVM");
    }

    /// What is copied from the checkout is there.
    private void sources() {
        file.all("COPY").stream()
                .filter(copy -> !copy.contains("--from="))
                .flatMap(copy -> Stream.of(copy.split("\\s+", -1)).limit(copy.split("\\s+", -1).length - 1L))
                .forEach(source -> require("source", Checkout.has(source), "no " + source));
        file.all("RUN").stream()
                .flatMap(run -> Pattern.compile("deploy/(?!local/target)[\\w./-]+")
                        .matcher(run)
                        .results())
                .map(found -> found.group())
                .filter(path -> !path.equals("deploy/local"))
                .forEach(path -> require("source", Checkout.has(path), "no " + path));
    }

    private void label() {
        String labels = last.last("LABEL");
        for (String name : List.of("title", "description", "version", "base.name")) {
            require("label", labels.contains("org.opencontainers.image." + name + "="), "no label " + name);
        }
        require(
                "label",
                labels.contains("base.name=\"docker.io/library/" + last.last("FROM") + "\""),
                "names another base than it has");
    }

    private void service() {
        String port = Ports.of(image);
        String program = "/opt/tandem/" + image;
        require("port", last.last("EXPOSE").equals(port), "does not expose " + port);
        require(
                "health",
                last.last("HEALTHCHECK").contains("[\"/opt/tandem/health\", \"" + port + "\"]"),
                "asks elsewhere");
        String start = last.last("ENTRYPOINT");
        require("start", start.contains("\"" + program + "/quarkus-run.jar\""), "starts another program");
        require("start", start.contains("\"@/opt/tandem/jvm.options\""), "starts without its options");
        require("cache", start.contains("\"-XX:AOTCache=" + program + "/app.aot\""), "starts without its cache");
        require(
                "cache",
                file.all("RUN").stream()
                        .anyMatch(run -> run.contains("train --programs /opt/tandem ")
                                && run.contains("</opt/tandem/jvm.options)")),
                "is not trained where and as it runs");
        require(
                "materials",
                file.all("RUN").stream()
                        .anyMatch(run ->
                                run.contains("target/quarkus-run-cyclonedx.json\" \"/opt/tandem/$service/sbom.json\"")),
                "has no bill of materials beside its program");
        require(
                "start",
                last.all("COPY").stream().anyMatch(copy -> copy.endsWith("/opt/tandem/" + image + " " + program)),
                "does not have its program");
    }

    private void require(String rule, boolean kept, String otherwise) {
        if (!kept) {
            findings.add(new Finding(rule, image, otherwise));
        }
    }
}
