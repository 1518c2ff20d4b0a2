package io.tandem.ingest.hj212;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Waits for the other parts of a message that was split. Parts have different QNs and may come over different
/// connections, in any order and more than once.
///
/// What waits is bounded in number and in time. What has waited long enough is handed on as far as it has come.
final class PartJoiner {
    private final Duration patience;
    private final int mostFrames;

    /// Oldest first.
    private final Map<Key, Waiting> messages = new LinkedHashMap<>();

    private int frames;

    /// @param patience shorter than a station waits for an answer, 10 s
    /// @param mostFrames parts to hold at most
    PartJoiner(Duration patience, int mostFrames) {
        this.patience = patience;
        this.mostFrames = mostFrames;
    }

    private record Key(String mn, String cn, @Nullable LocalDateTime dataTime, int parts) {
        static Key of(Frame frame) {
            Frame.Header header = frame.header();
            return new Key(header.mn(), header.cn(), frame.dataTime(), header.parts());
        }
    }

    /// @param deliveries by part; a part that comes again while its first is waiting is answered with it
    private record Waiting(Instant since, TreeMap<Integer, List<Delivery>> deliveries) {
        int size() {
            return deliveries.values().stream().mapToInt(List::size).sum();
        }

        List<Delivery> all() {
            return deliveries.values().stream().flatMap(List::stream).toList();
        }
    }

    /// Parts of one message.
    ///
    /// @param complete whether none is missing
    record Message(List<Delivery> deliveries, boolean complete) {}

    /// Takes a part.
    ///
    /// @return what need not wait any longer: the part's message when it is complete, and the oldest when there
    /// is no room
    synchronized List<Message> add(Delivery part, Instant now) {
        Key key = Key.of(part.frame());
        Waiting waiting = messages.computeIfAbsent(key, _ -> new Waiting(now, new TreeMap<>()));
        waiting.deliveries()
                .computeIfAbsent(part.frame().header().part(), _ -> new ArrayList<>())
                .add(part);
        frames++;
        List<Message> ready = new ArrayList<>();
        if (waiting.deliveries().size() == key.parts()) {
            messages.remove(key);
            ready.add(released(waiting, true));
        }
        Iterator<Waiting> oldest = messages.values().iterator();
        while (frames > mostFrames && oldest.hasNext()) {
            ready.add(released(oldest.next(), false));
            oldest.remove();
        }
        return ready;
    }

    /// What has waited long enough.
    synchronized List<Message> expired(Instant now) {
        List<Message> ready = new ArrayList<>();
        Iterator<Waiting> oldest = messages.values().iterator();
        while (oldest.hasNext()) {
            Waiting waiting = oldest.next();
            if (waiting.since().plus(patience).isAfter(now)) {
                break;
            }
            ready.add(released(waiting, false));
            oldest.remove();
        }
        return ready;
    }

    /// How many parts wait.
    synchronized int size() {
        return frames;
    }

    private Message released(Waiting waiting, boolean complete) {
        frames -= waiting.size();
        return new Message(waiting.all(), complete);
    }
}
