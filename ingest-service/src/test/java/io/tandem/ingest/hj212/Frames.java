package io.tandem.ingest.hj212;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Frames for tests.
public final class Frames {
    private Frames() {}

    /// A sample with the outcome that a gateway owes it.
    record Sample(String frame, String outcome, String note) {
        @Override
        public String toString() {
            return frame.substring(0, Math.min(60, frame.length()));
        }
    }

    /// Frames of field devices and of the standard.
    static List<Sample> samples() {
        try (InputStream json = Frames.class.getResourceAsStream("/hj212/frames.json")) {
            return new ObjectMapper().readValue(json, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The frame of a data segment.
    public static String frame(String data) {
        byte[] bytes = bytes(data);
        return "##%04d%s%04X\r\n".formatted(bytes.length, data, Crc.of(bytes, 0, bytes.length));
    }

    /// A day of a stack of station `MN`.
    public static String day(String qn, String mn, String date, String fields) {
        return frame("QN=%s;ST=31;CN=2031;PW=123456;MN=%s;Flag=5;CP=&&DataTime=%s000000;%s&&"
                .formatted(qn, mn, date, fields));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
