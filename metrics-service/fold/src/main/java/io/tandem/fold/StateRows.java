package io.tandem.fold;

import java.util.Map;

/// What the state that a service folds from a topic consists of, for [StateHashResource].
public interface StateRows {
    /// The input topic.
    String topic();

    /// Part → a query of one text column, `line`: everything about a row that follows from the records alone.
    /// Times of arrival do not; an event that came twice has two.
    Map<String, String> parts();
}
