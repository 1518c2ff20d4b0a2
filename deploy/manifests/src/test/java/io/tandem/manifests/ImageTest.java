package io.tandem.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageTest {
    private static String text(String image) {
        return Checkout.text("deploy/images/" + image + "/Dockerfile");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "metrics-service", "ranking-service", "tools"})
    void everyImageKeepsTheRules(String image) {
        assertThat(ImageRules.check(image, text(image))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"metrics-service", "ranking-service"})
    void theStagesBeforeTheLastAreMadeOnce(String image) {
        assertThat(Dockerfile.parse(text(image)).earlierStages())
                .isEqualTo(Dockerfile.parse(text("ingest-service")).earlierStages());
    }

    @Test
    void theToolsAreOfTheSameBuild() {
        List<Dockerfile.Instruction> build = Dockerfile.parse(text("tools")).earlierStages();

        assertThat(Dockerfile.parse(text("ingest-service")).earlierStages().subList(0, build.size()))
                .isEqualTo(build);
    }

    @Test
    void theOptionsHoldNothingButOptions() {
        assertThat(Checkout.text("deploy/images/jvm.options").lines())
                .isNotEmpty()
                .allMatch(line -> line.matches("-\\S+"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FROM eclipse-temurin:25.0.3_9-jre-noble\\nLABEL|FROM eclipse-temurin:latest\\nLABEL|base",
                "FROM maven:3.9.11-eclipse-temurin-25-noble|FROM maven|base",
                "FROM eclipse-temurin:25.0.3_9-jre-noble AS trained|FROM eclipse-temurin:25.0.2_10-jre-noble AS trained|base",
                "USER 10001:10001\\nWORKDIR|USER root\\nWORKDIR|user",
                "USER 10001:10001\\nWORKDIR|USER 0\\nWORKDIR|user",
                "COPY . .|COPY README.txt .|source",
                "deploy/images/health /opt|deploy/images/healthy /opt|source",
                "image.title|image.titel|label",
                "docker.io/library/eclipse-temurin:25.0.3_9|docker.io/library/eclipse-temurin:25.0.2_10|label",
                "EXPOSE 8080|EXPOSE 8081|port",
                "\"/opt/tandem/health\", \"8080\"|\"/opt/tandem/health\", \"80\"|health",
                "/opt/tandem/ranking-service/app.aot|/opt/tandem/ranking-service/other.aot|cache",
                "--programs /opt/tandem |--programs /build |cache",
                "$service/sbom.json|$service/bom.json|materials",
                "/opt/tandem/ranking-service/quarkus-run.jar|/opt/tandem/ranking-service/run.jar|start",
                "/opt/tandem/ranking-service /opt/tandem/ranking-service|/opt/tandem/ranking-service /srv|start",
                "@/opt/tandem/jvm.options|-Xmx1g|start"
            })
    void aMistakeIsFound(String right, String wrong, String rule) {
        String text = text("ranking-service");
        String from = right.replace("\\n", "\n");
        assertThat(text).contains(from);

        assertThat(ImageRules.check("ranking-service", text.replace(from, wrong.replace("\\n", "\n"))))
                .extracting(Finding::rule)
                .contains(rule);
    }
}
