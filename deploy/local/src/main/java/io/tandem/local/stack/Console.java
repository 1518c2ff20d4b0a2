package io.tandem.local.stack;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// What the person at the keyboard sees. On a terminal the last line may be transient; elsewhere it is not
/// shown.
final class Console {
    private static final String ERASE_LINE = "\r\u001B[2K";

    private final PrintStream out;
    private final boolean terminal;
    private final long started;
    private String transientLine = "";

    /// @param started when the command was given, in milliseconds of the epoch
    Console(PrintStream out, boolean terminal, long started) {
        this.out = out;
        this.terminal = terminal;
        this.started = started;
    }

    boolean isTerminal() {
        return terminal;
    }

    PrintStream out() {
        return out;
    }

    /// Time since the command was given.
    Duration elapsed() {
        return Duration.ofMillis(System.currentTimeMillis() - started);
    }

    /// `12.3 s`.
    String elapsedSeconds() {
        return String.format(Locale.ROOT, "%.1f s", elapsed().toMillis() / 1000.0);
    }

    synchronized void line(String text) {
        out.println(erasing() + text);
        out.flush();
    }

    /// A step that is done, with the time.
    void done(String what, String detail) {
        line(String.format(Locale.ROOT, "  ✓ %-18s %-34s %8s", what, detail, elapsedSeconds()));
    }

    /// Replaces the transient line.
    synchronized void progress(String text) {
        if (terminal && !text.equals(transientLine)) {
            out.print(ERASE_LINE + text);
            out.flush();
            transientLine = text;
        }
    }

    private String erasing() {
        String erase = transientLine.isEmpty() ? "" : ERASE_LINE;
        transientLine = "";
        return erase;
    }
}
