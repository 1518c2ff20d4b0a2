package io.tandem.ingest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A station's side of a connection.
final class StationSocket implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;

    StationSocket(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
    }

    void send(String frames) throws IOException {
        socket.getOutputStream().write(frames.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// The next line; fails when none comes in time.
    String answer() throws IOException {
        StringBuilder line = new StringBuilder();
        while (line.indexOf("\r\n") < 0) {
            int c = socket.getInputStream().read();
            if (c < 0) {
                throw new IOException("closed after " + line);
            }
            line.append((char) c);
        }
        return line.toString();
    }

    /// Whether nothing has been said so far.
    boolean isSilent() throws IOException {
        return socket.getInputStream().available() == 0;
    }

    /// Waits for the other side to close; what it says before that is dropped.
    boolean isClosed() throws IOException {
        while (socket.getInputStream().read() >= 0) {
            // its last words
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
