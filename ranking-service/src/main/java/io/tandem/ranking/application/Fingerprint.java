package io.tandem.ranking.application;

import io.tandem.ranking.application.SnapshotReader.Head;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// A short name for a set of metrics messages; other messages have another.
final class Fingerprint {
    private static final int HEXADECIMAL_DIGITS = 16;

    private Fingerprint() {}

    /// The first digits of the SHA-256 of cities, sequences and row versions.
    static String of(List<Head> heads) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            heads.forEach(head -> digest.update("%s %d %d\n"
                    .formatted(head.city(), head.sequence(), head.row())
                    .getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest()).substring(0, HEXADECIMAL_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
