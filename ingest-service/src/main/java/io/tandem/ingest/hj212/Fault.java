package io.tandem.ingest.hj212;

import java.util.Locale;

/// Why a frame has no effect.
enum Fault {
    /// Bytes between frames that belong to none.
    NOISE,
    /// The data does not end where its length says.
    LENGTH,
    /// The check sum is another.
    CRC,
    /// The data is longer than is taken.
    OVERSIZED,
    /// The data is not made of fields as it must be.
    GRAMMAR,
    /// A number or time is none, or beyond its bounds.
    RANGE,
    /// The flag names a version of the standard that is not known.
    VERSION,
    /// Nobody has registered the MN.
    STATION,
    /// It is not the station's password.
    PASSWORD,
    /// A part that contradicts the other parts of its message.
    PARTS,
    /// A command that a platform does not take.
    COMMAND;

    /// Lower case, as the meters have it.
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
