package io.tandem.ranking.rest;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Puts a socket's frames together to texts, within a limit. On one event loop.
final class SocketTexts {
    private final int maxBytes;
    private Buffer begun = Buffer.buffer();

    SocketTexts(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /// Takes the next frame of text, binary or continuation.
    Outcome add(WebSocketFrame frame) {
        if (frame.isBinary()) {
            return new Outcome.Refused(SocketClose.NOT_TEXT);
        }
        if (begun.length() + frame.binaryData().length() > maxBytes) {
            return new Outcome.Refused(SocketClose.TOO_BIG);
        }
        begun.appendBuffer(frame.binaryData());
        if (!frame.isFinal()) {
            return new Outcome.Unfinished();
        }
        Buffer whole = begun;
        begun = Buffer.buffer();
        try {
            return new Outcome.Text(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(whole.getBytes()))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return new Outcome.Refused(SocketClose.GARBAGE);
        }
    }

    /// What a frame makes of the ones before it.
    sealed interface Outcome {
        /// More must come.
        record Unfinished() implements Outcome {}

        /// A text is complete.
        record Text(String text) implements Outcome {}

        /// The socket must be closed.
        record Refused(SocketClose why) implements Outcome {}
    }
}
