package io.tandem.local;

import java.io.IOException;

/// A POSIX signal. The JDK itself can only send TERM and KILL.
public enum Signal {
    /// Ctrl-C; PostgreSQL's fast shutdown.
    INT,
    /// The polite request to end.
    TERM,
    /// Ends at once, nothing is tidied up.
    KILL,
    /// Freezes.
    STOP,
    /// Thaws.
    CONT;

    /// Sends to a process; one that is gone is no error.
    ///
    /// @throws LocalStackException when there is no shell to send it with
    void sendTo(long pid) {
        try {
            new ProcessBuilder("sh", "-c", "kill -s %s %d".formatted(name(), pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new LocalStackException("cannot run sh to send %s to process %d".formatted(name(), pid), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
