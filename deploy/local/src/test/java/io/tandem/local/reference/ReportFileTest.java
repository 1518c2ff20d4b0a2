package io.tandem.local.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.tandem.local.LocalStackException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private int status = 200;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            byte[] body = "the report".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private long save(String file, ReportFile.Wanted wanted) {
        URI service = URI.create("http://localhost:" + server.getAddress().getPort());
        return new ReportFile(service, _ -> {}).save(wanted, folder.resolve(file));
    }

    @Test
    void theFilesNameSaysWhichFormatIsAskedFor() {
        assertThat(save("a.pdf", new ReportFile.Wanted("2015-2019", "zh", null)))
                .isEqualTo(10);
        save("b.HTML", new ReportFile.Wanted("2015-2019", "en", "2026-05-03T00:00:00+08:00"));

        assertThat(asked)
                .containsExactly(
                        "/api/v1/assessments/2015-2019/report.pdf?lang=zh",
                        "/api/v1/assessments/2015-2019/report.html?lang=en&asOf=2026-05-03T00%3A00%3A00%2B08%3A00");
        assertThat(folder.resolve("a.pdf")).hasContent("the report");
        assertThat(folder.resolve("b.HTML")).hasContent("the report");
    }

    @Test
    void aRefusedReportLeavesTheFileAsItWas() throws IOException {
        Files.writeString(folder.resolve("a.pdf"), "the last one");
        status = 404;

        assertThatThrownBy(() -> save("a.pdf", new ReportFile.Wanted("none", "zh", null)))
                .isInstanceOf(LocalStackException.class);

        assertThat(folder).isDirectoryContaining("glob:**a.pdf");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
        assertThat(folder.resolve("a.pdf")).hasContent("the last one");
    }
}
