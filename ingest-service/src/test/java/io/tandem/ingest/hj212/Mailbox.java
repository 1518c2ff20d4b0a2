package io.tandem.ingest.hj212;

import java.util.ArrayList;
import java.util.List;

/// Keeps what a station is answered.
final class Mailbox implements Delivery.Reply {
    final List<String> answers = new ArrayList<>();
    int strange;

    @Override
    public void answer(String frame) {
        answers.add(frame);
    }

    @Override
    public void stranger() {
        strange++;
    }
}
