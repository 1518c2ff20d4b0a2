package io.tandem.ranking.domain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One state in a board's life, written `epoch:sequence`.
///
/// @param epoch from 1; grows by 1 when figures before and after cannot be compared, because they were computed
///     by another method; the sequence goes on
/// @param sequence 0 is the empty board; grows by exactly 1 with every committed set of moves, whatever the
///     epoch, so it alone names a version
public record BoardVersion(int epoch, long sequence) {
    /// The empty board, before its first change.
    public static final BoardVersion NEW = new BoardVersion(1, 0);

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8}):(0|[1-9][0-9]{0,17})");

    /// Reads `epoch:sequence`.
    ///
    /// @throws IllegalArgumentException when it is not of that form
    public static BoardVersion parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("a board's version has the form epoch:sequence");
        }
        return new BoardVersion(Integer.parseInt(form.group(1)), Long.parseLong(form.group(2)));
    }

    /// The version after one more change.
    public BoardVersion next() {
        return new BoardVersion(epoch, sequence + 1);
    }

    /// The version after a change that makes figures incomparable with those before.
    public BoardVersion nextEpoch() {
        return new BoardVersion(epoch + 1, sequence + 1);
    }

    /// The version before this one in the same epoch; the empty board's is itself.
    public BoardVersion previous() {
        return new BoardVersion(epoch, Math.max(0, sequence - 1));
    }

    /// Whether `later` can be the version after this one.
    public boolean precedes(BoardVersion later) {
        return later.equals(next()) || later.equals(nextEpoch());
    }

    /// Whether this is `other` or comes after it.
    public boolean includes(BoardVersion other) {
        return sequence >= other.sequence;
    }

    @Override
    public String toString() {
        return epoch + ":" + sequence;
    }
}
