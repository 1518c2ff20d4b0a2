package io.tandem.fold;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// Asynchronous steps, one after the other.
public final class InTurn {
    /// Characters that one statement's parameters should have at most; the driver holds a statement as a whole
    /// outside of the heap.
    private static final long STATEMENT = 1L << 20;

    private InTurn() {}

    /// Takes the step for each item when the one before has been taken; the first failure ends it.
    public static <T> Uni<Void> each(List<T> items, Function<T, Uni<? extends Void>> step) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(step)
                .onItem()
                .ignoreAsUni();
    }

    /// Writes rows in statements of bounded length.
    ///
    /// @param length about how many characters a row has
    /// @param statement writes some of the rows, in their order
    public static <T> Uni<Void> write(List<T> rows, ToLongFunction<T> length, Function<List<T>, Uni<Void>> statement) {
        return each(slices(rows, length, STATEMENT), statement::apply);
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
