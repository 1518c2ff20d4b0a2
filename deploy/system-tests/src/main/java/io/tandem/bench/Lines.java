package io.tandem.bench;

import io.tandem.local.LocalStackException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;

/// Files of observations, one on a line, all different.
final class Lines {
    private static final List<String> INDICATORS = List.of("CO2", "SO2", "NOX", "PM");

    private final List<String> cities;
    private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

    Lines(List<String> cities) {
        this.cities = cities;
    }

    /// Writes so many lines.
    ///
    /// @param name that tells the observations of one file from those of another
    void write(Path file, String name, int count) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (int i = 0; i < count; i++) {
                out.write(line(name, i).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new LocalStackException("cannot write " + file, e);
        }
    }

    private String line(String name, int number) {
        return "{\"id\":\"" + name + "-" + number + "\",\"feed\":\"bench\",\"city\":\""
                + cities.get(random.nextInt(cities.size())) + "\",\"indicator\":\""
                + INDICATORS.get(random.nextInt(INDICATORS.size())) + "\",\"period\":\"2019\",\"value\":"
                + random.nextInt(100_000_000) + ".5,\"unit\":\"t\",\"revision\":" + (1 + random.nextInt(1_000_000))
                + ",\"observedAt\":\"2020-06-30T08:00:00Z\"}\n";
    }
}
