package io.tandem.local.reference;

import io.tandem.local.LocalStackException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Saves the report as a file, whole or not at all.
public final class ReportFile {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int BUFFER = 1 << 16;

    private final URI service;
    private final LongConsumer progress;

    /// @param service ranking-service
    /// @param progress hears how many bytes have come
    public ReportFile(URI service, LongConsumer progress) {
        this.service = service;
        this.progress = progress;
    }

    /// Which report.
    ///
    /// @param asOf null for now
    public record Wanted(
            String assessment, String language, @Nullable String asOf) {
        private String path(String format) {
            String path =
                    "/api/v1/assessments/%s/report%s?lang=%s".formatted(encoded(assessment), format, encoded(language));
            return asOf == null ? path : path + "&asOf=" + encoded(asOf);
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }

    /// Saves it; HTML when the file's name ends with `.html`, otherwise PDF.
    ///
    /// @return its size in bytes
    /// @throws LocalStackException when the service does not give it or the file cannot be written
    public long save(Wanted wanted, Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        URI address = service.resolve(wanted.path(name.endsWith(".html") ? ".html" : ".pdf"));
        Path folder = file.toAbsolutePath().getParent();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> response =
                    http.send(HttpRequest.newBuilder(address).timeout(LIMIT).build(), BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw new LocalStackException(
                            "there is no such report: " + new String(body.readAllBytes(), StandardCharsets.UTF_8));
                }
                Path part = Files.createTempFile(folder, ".report", ".part");
                try {
                    long size = copy(body, part);
                    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
                    return size;
                } finally {
                    Files.deleteIfExists(part);
                }
            }
        } catch (ConnectException away) {
            throw new LocalStackException("nothing answers at %s; is everything up?".formatted(service), away);
        } catch (IOException failed) {
            throw new LocalStackException("the report could not be saved: " + failed, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("interrupted", interrupted);
        }
    }

    private long copy(InputStream body, Path part) throws IOException {
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = Files.newOutputStream(part)) {
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                out.write(buffer, 0, count);
                size += count;
                progress.accept(size);
            }
        }
        return size;
    }
}
