package io.tandem.local.stack;

import io.tandem.local.ChildProcess;

/// A component that runs.
interface Member {
    /// Which one it is.
    Replica replica();

    /// Its process at the moment.
    ChildProcess process();

    /// Starts it again after its process ended.
    void restart();

    /// Stops it in an orderly way, by force when that takes too long.
    void stop();
}
