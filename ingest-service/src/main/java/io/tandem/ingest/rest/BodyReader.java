package io.tandem.ingest.rest;

import io.tandem.ingest.config.IngestConfig;
import io.tandem.ingest.domain.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Reads a body whole, within the limit, as UTF-8 and nothing else.
@ApplicationScoped
class BodyReader {
    static final String EXPECTED =
            "Send application/json in UTF-8, a CloudEvent, application/x-ndjson, text/csv or XLSX.";

    /// How much of an oversized body is read and dropped so that its sender gets to see the answer.
    private static final int DRAINED = 16 * 1024 * 1024;

    private final IngestConfig config;

    BodyReader(IngestConfig config) {
        this.config = config;
    }

    static String limit(IngestConfig config) {
        return "A body has at most " + config.maxBodyBytes() + " bytes; send several.";
    }

    /// @throws ProblemException when the body is empty, too large, not declared as JSON or not UTF-8
    String read(HttpHeaders headers, InputStream body) {
        requireJson(headers.getMediaType());
        byte[] bytes = bytes(Encoded.open(headers, body));
        if (bytes.length == 0) {
            throw new ProblemException(Refusal.EMPTY_BODY, "Send a JSON document.");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new ProblemException(Refusal.INVALID_UTF8, "JSON is exchanged in UTF-8 (RFC 8259 §8.1).");
        }
    }

    /// Reads and drops what is left of a body, to a limit, so that its sender gets to see the answer.
    static void drain(InputStream body) throws IOException {
        long rest = DRAINED;
        byte[] buffer = new byte[8192];
        for (int n = body.read(buffer); n >= 0 && rest > 0; n = body.read(buffer)) {
            rest -= n;
        }
    }

    private static void requireJson(@Nullable MediaType type) {
        String charset = type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (type == null
                || !(type.isCompatible(MediaType.APPLICATION_JSON_TYPE) || CloudEventReader.isEvents(type))
                || (charset != null && !charset.equalsIgnoreCase("utf-8"))) {
            throw new ProblemException(Refusal.UNSUPPORTED_MEDIA_TYPE, EXPECTED);
        }
    }

    private byte[] bytes(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(config.maxBodyBytes() + 1);
            if (bytes.length <= config.maxBodyBytes()) {
                return bytes;
            }
            drain(body);
        } catch (ZipException e) {
            throw Encoded.problem(e);
        } catch (IOException _) {
            throw new ProblemException(Refusal.BAD_REQUEST, "The body could not be read to its end.");
        }
        throw new ProblemException(Refusal.BODY_TOO_LARGE, limit(config));
    }
}
