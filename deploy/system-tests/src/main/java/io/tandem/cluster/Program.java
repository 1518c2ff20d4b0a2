package io.tandem.cluster;

import java.nio.file.Path;

/// A packaged service.
public enum Program {
    /// Takes observations in.
    INGEST("ingest"),
    /// Computes metrics.
    METRICS("metrics"),
    /// Keeps boards.
    RANKING("ranking");

    private final String role;

    Program(String role) {
        this.role = role;
    }

    /// Its database role and schema.
    public String role() {
        return role;
    }

    /// Its module, such as `metrics-service`.
    public String module() {
        return role + "-service";
    }

    /// Where the build puts it.
    ///
    /// @param home the checkout
    public Path jar(Path home) {
        return home.resolve(module()).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
