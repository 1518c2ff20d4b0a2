package io.tandem.ranking.domain;

import java.util.Comparator;

/// Names one board of one assessment.
public record BoardKey(String assessment, String board) implements Comparable<BoardKey> {
    private static final Comparator<BoardKey> ORDER =
            Comparator.comparing(BoardKey::assessment).thenComparing(BoardKey::board);

    /// Reads `assessment/board`.
    ///
    /// @throws IllegalArgumentException when it is not of that form
    public static BoardKey parse(String text) {
        int slash = text.indexOf('/');
        if (slash <= 0 || slash != text.lastIndexOf('/') || slash == text.length() - 1) {
            throw new IllegalArgumentException("a board's name has the form assessment/board");
        }
        return new BoardKey(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public int compareTo(BoardKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return assessment + "/" + board;
    }
}
