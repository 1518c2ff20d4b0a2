package io.tandem.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// Ports that nobody listens on.
public final class FreePort {
    /// Below the kernel's ephemeral range, so that no outgoing connection takes the port before its server
    /// does.
    private static final int FIRST = 20_000;

    private static final int BEYOND = 32_000;

    private FreePort() {}

    /// A port of the loopback address that was free a moment ago.
    ///
    /// @throws LocalStackException when a hundred random tries find none
    public static int pick() {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, BEYOND);
            if (isFree(port)) {
                return port;
            }
        }
        throw new LocalStackException("no free port between %d and %d".formatted(FIRST, BEYOND));
    }

    /// True when a server could listen on the port, on the loopback address and on all addresses.
    public static boolean isFree(int port) {
        return canBind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                && canBind(new InetSocketAddress(port));
    }

    private static boolean canBind(InetSocketAddress address) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
