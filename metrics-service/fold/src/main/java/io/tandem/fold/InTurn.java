package io.tandem.fold;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;

/// Asynchronous steps, one after the other.
public final class InTurn {
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
}
