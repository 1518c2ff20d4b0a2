package io.tandem.ingest.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Content as it is read, with its length and hash so far.
final class Hashed extends FilterInputStream {
    private final MessageDigest hash;
    private long bytes;

    Hashed(InputStream in) {
        super(in);
        try {
            hash = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            hash.update(buffer, offset, read);
            bytes += read;
        }
        return read;
    }

    long bytes() {
        return bytes;
    }

    /// The hash of what was read; once.
    String sha256() {
        return HexFormat.of().formatHex(hash.digest());
    }
}
