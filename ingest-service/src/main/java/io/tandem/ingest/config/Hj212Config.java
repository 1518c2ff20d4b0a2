package io.tandem.ingest.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Settings of the gateway for stations that speak HJ 212.
@ConfigMapping(prefix = "tandem.ingest.hj212")
public interface Hj212Config {
    /// Key that stations' passwords are hashed by: base64 of 32 bytes. Without one the gateway is switched off.
    Optional<String> key();

    /// Address to listen on.
    @WithDefault("0.0.0.0")
    String host();

    /// TCP port to listen on; 0 takes any that is free.
    @WithDefault("8212")
    int port();

    /// Whether nothing but HJ 212-2017 to the letter is taken.
    @WithDefault("false")
    boolean strict();

    /// Longest data segment that is taken, in bytes.
    @WithDefault("1024")
    int maxData();

    /// Most connections at a time; more are closed at once.
    @WithDefault("1000")
    int maxConnections();

    /// How long a connection may be without a frame before it is closed.
    @WithDefault("PT10M")
    Duration idleTimeout();

    /// How long a frame may take from its first byte to its last.
    @WithDefault("PT10S")
    Duration frameTimeout();

    /// How long a part of a split message waits for the others.
    @WithDefault("PT5S")
    Duration partTimeout();

    /// Most parts that wait at a time.
    @WithDefault("1000")
    int maxParts();

    /// How often the stations are read from the database.
    @WithDefault("PT5S")
    Duration refresh();

    /// PEM file with the certificate chain; with [#tlsKey] connections are encrypted.
    Optional<String> tlsCertificate();

    /// PEM file with the private key.
    Optional<String> tlsKey();

    /// `31-a21026` → `SO2 Cou kg`: which field of which factor of which kind of station is which indicator in which
    /// unit.
    Map<String, String> factors();
}
