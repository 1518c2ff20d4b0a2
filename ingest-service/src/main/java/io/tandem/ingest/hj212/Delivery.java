package io.tandem.ingest.hj212;

/// A frame and the way back to who sent it.
record Delivery(Frame frame, Reply reply) {
    /// The way back.
    interface Reply {
        /// Sends an answer, unless the connection is gone.
        void answer(String frame);

        /// Notes that the sender has not shown who it is.
        void stranger();
    }
}
