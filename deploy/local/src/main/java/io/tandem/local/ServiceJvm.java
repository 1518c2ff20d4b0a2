package io.tandem.local;

import java.util.List;

/// The JVM of a service where several share a small machine: a small heap and the first compiler alone, which
/// starts fast.
public final class ServiceJvm {
    /// Options, in an order in which others may follow and override.
    public static final List<String> OPTIONS = List.of(
            "-Xms32m",
            "-Xmx256m",
            "-XX:MaxDirectMemorySize=64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            // A service without memory is no service; the launcher starts it again
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private ServiceJvm() {}
}
