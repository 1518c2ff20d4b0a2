package io.tandem.ingest.rest;

import com.fasterxml.jackson.core.JsonParser;
import java.util.Arrays;

/// Where in a text each item of it stands, so that what was refused can be shown.
final class Spans {
    private final String text;
    private int[] ends = new int[32];
    private int count;

    Spans(String text) {
        this.text = text;
    }

    /// Notes that the parser has read one more item: from its first character to its last.
    void add(long begin, JsonParser json) {
        if (2 * count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * ends.length);
        }
        ends[2 * count] = (int) begin;
        ends[2 * count + 1] = (int) json.currentLocation().getCharOffset();
        count++;
    }

    /// An item's first characters; the whole text's when it has no place of its own.
    String first(int index, int characters) {
        int begin = index < count ? Math.max(0, ends[2 * index]) : 0;
        int end = index < count ? Math.min(text.length(), Math.max(begin, ends[2 * index + 1])) : text.length();
        return text.substring(begin, Math.min(end, begin + characters));
    }
}
