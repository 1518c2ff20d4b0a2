package io.tandem.chaos;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/// The hash of a set of lines, whatever their order: the sums, modulo 2^64, of the first and of the second
/// eight bytes of each line's SHA-256.
final class StateHash {
    private StateHash() {}

    /// 32 hexadecimal digits, lower case.
    static String of(Stream<String> lines) {
        long[] sums = new long[2];
        MessageDigest sha256 = sha256();
        lines.forEach(line -> {
            ByteBuffer digest = ByteBuffer.wrap(sha256.digest(line.getBytes(StandardCharsets.UTF_8)));
            sums[0] += digest.getLong();
            sums[1] += digest.getLong();
        });
        return HexFormat.of().toHexDigits(sums[0]) + HexFormat.of().toHexDigits(sums[1]);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
