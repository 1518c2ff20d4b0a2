package io.tandem.fold;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// Many rows in statements of bounded length, because the driver holds a statement as a whole outside of the heap.
public final class BoundedStatements {
    /// Characters that one statement's parameters should have at most.
    private static final long LONGEST = 1L << 20;

    private BoundedStatements() {}

    /// Writes rows, one statement after the other; the first failure ends it.
    ///
    /// @param length about how many characters a row has
    /// @param statement writes some of the rows, in their order
    public static <T> Uni<Void> write(List<T> rows, ToLongFunction<T> length, Function<List<T>, Uni<Void>> statement) {
        return InTurn.each(slices(rows, length, LONGEST), statement::apply);
    }

    /// Cuts rows into as few runs as possible of at most `limit` each; a longer row is a run of its own.
    static <T> List<List<T>> slices(List<T> rows, ToLongFunction<T> length, long limit) {
        List<List<T>> slices = new ArrayList<>();
        int from = 0;
        long total = 0;
        for (int i = 0; i < rows.size(); i++) {
            long next = length.applyAsLong(rows.get(i));
            if (i > from && total + next > limit) {
                slices.add(rows.subList(from, i));
                from = i;
                total = 0;
            }
            total += next;
        }
        if (from < rows.size()) {
            slices.add(rows.subList(from, rows.size()));
        }
        return slices;
    }
}
