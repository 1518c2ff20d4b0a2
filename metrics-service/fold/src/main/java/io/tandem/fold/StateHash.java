package io.tandem.fold;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A hash of a set of lines that does not depend on their order.
///
/// Of every line's SHA-256 (over UTF-8) the first eight bytes and the eight after them are added up, each as
/// a big-endian 64-bit number that wraps around. A set's hash is the sum of its lines' hashes, so hashes of
/// parts add up as well. A line that occurs twice counts twice.
///
/// @param rows number of lines
/// @param first sum over bytes 0 to 7, modulo 2^64
/// @param second sum over bytes 8 to 15, modulo 2^64
public record StateHash(long rows, long first, long second) {
    /// The hash of no lines.
    public static final StateHash EMPTY = new StateHash(0, 0, 0);

    /// The hash of some lines.
    public static StateHash of(Iterable<String> lines) {
        StateHash hash = EMPTY;
        for (String line : lines) {
            hash = hash.plus(line);
        }
        return hash;
    }

    /// The hash that PostgreSQL computed as two sums without a bound.
    static StateHash of(long rows, BigDecimal first, BigDecimal second) {
        return new StateHash(rows, modulo(first), modulo(second));
    }

    /// The hash with one more line.
    public StateHash plus(String line) {
        ByteBuffer digest = ByteBuffer.wrap(sha256().digest(line.getBytes(StandardCharsets.UTF_8)));
        return plus(new StateHash(1, digest.getLong(), digest.getLong()));
    }

    /// The hash of both sets together.
    public StateHash plus(StateHash other) {
        return new StateHash(rows + other.rows, first + other.first, second + other.second);
    }

    /// 32 hexadecimal digits, lower case.
    public String hex() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(first) + hex.toHexDigits(second);
    }

    private static long modulo(BigDecimal sum) {
        BigInteger exact = sum.toBigIntegerExact();
        return exact.longValue();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
