package io.tandem.ingest.hj212;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/// One station's connection. While its frames are seen to, nothing more is read from it: a station that is faster than
/// the log, or a log that is away, fills the station's buffers and not the service's.
///
/// All but the seeing to happens on the connection's event loop.
final class Connection implements Delivery.Reply {
    /// A station that has forgotten its password would ask for ever.
    private static final int MOST_STRANGE = 5;

    private final NetSocket socket;
    private final Context context;
    private final Gateway gateway;
    private final GatewayMeters meters;
    private final FrameReader reader;
    private final FrameSplitter splitter;
    private final Executor executor;
    private long lastFrame = System.nanoTime();
    private long begun;
    private boolean busy;
    private int strange;

    Connection(
            NetSocket socket,
            Context context,
            Gateway gateway,
            GatewayMeters meters,
            FrameReader reader,
            FrameSplitter splitter,
            Executor executor) {
        this.socket = socket;
        this.context = context;
        this.gateway = gateway;
        this.meters = meters;
        this.reader = reader;
        this.splitter = splitter;
        this.executor = executor;
    }

    void open() {
        socket.handler(this::received);
        socket.exceptionHandler(_ -> close());
    }

    private void received(Buffer bytes) {
        boolean fresh = !splitter.isPartial();
        List<Delivery> deliveries = new ArrayList<>();
        List<Piece> pieces = splitter.feed(bytes.getBytes());
        for (Piece piece : pieces) {
            read(piece, deliveries);
        }
        if (fresh || !pieces.isEmpty()) {
            begun = System.nanoTime();
        }
        if (!deliveries.isEmpty()) {
            busy = true;
            socket.pause();
            executor.execute(() -> see(deliveries));
        }
    }

    private void read(Piece piece, List<Delivery> deliveries) {
        switch (piece) {
            case Piece.Broken(Fault fault) -> meters.refused(fault);
            case Piece.Framed(String data) -> {
                try {
                    deliveries.add(new Delivery(reader.read(data), this));
                } catch (FaultException e) {
                    meters.refused(e.fault());
                }
            }
        }
    }

    private void see(List<Delivery> deliveries) {
        try {
            gateway.handle(deliveries);
        } finally {
            context.runOnContext(_ -> {
                busy = false;
                lastFrame = System.nanoTime();
                begun = lastFrame;
                socket.resume();
            });
        }
    }

    /// Ends a connection that is silent, or whose frame has begun and does not end.
    void checkTime(Duration idle, Duration frame) {
        context.runOnContext(_ -> {
            long now = System.nanoTime();
            boolean slow = splitter.isPartial() && now - begun > frame.toNanos();
            if (!busy && (slow || now - lastFrame > idle.toNanos())) {
                close();
            }
        });
    }

    @Override
    public void answer(String frame) {
        context.runOnContext(_ -> {
            // A peer that sends and never reads is no station
            if (socket.writeQueueFull()) {
                close();
            } else {
                socket.write(Buffer.buffer(frame.getBytes(StandardCharsets.ISO_8859_1)));
            }
        });
    }

    @Override
    public void stranger() {
        context.runOnContext(_ -> {
            strange++;
            if (strange >= MOST_STRANGE) {
                close();
            }
        });
    }

    void close() {
        socket.close();
    }
}
