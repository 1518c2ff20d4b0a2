package io.tandem.ingest.application;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Items that are read one after the other, so that there may be any number of them.
public interface Items {
    /// The next item; null after the last.
    ///
    /// @throws IOException when the sender does not go on
    /// @throws RuntimeException of the reader's, when nothing after this can be read
    @Nullable
    Item next() throws IOException;

    /// How many bytes of the text have been read for the items up to now; 0 when that is not known.
    default long bytes() {
        return 0;
    }

    /// One item.
    ///
    /// @param place for the sender
    /// @param text what was sent, for the list of refusals
    record Item(Submission submission, Place place, Text text) {}

    /// What was sent, made when it is asked for: only refused items are.
    interface Text {
        /// At most so many characters of it.
        String first(int characters);
    }
}
