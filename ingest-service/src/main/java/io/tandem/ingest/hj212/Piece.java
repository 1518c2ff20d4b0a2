package io.tandem.ingest.hj212;

/// What a stream of bytes consists of.
sealed interface Piece {
    /// A frame whose length and check sum are right.
    ///
    /// @param data the data segment, one character a byte
    record Framed(String data) implements Piece {}

    /// Something that is no frame, and has been passed over.
    record Broken(Fault fault) implements Piece {}
}
