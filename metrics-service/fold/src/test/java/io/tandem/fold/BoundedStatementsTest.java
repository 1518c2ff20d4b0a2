package io.tandem.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundedStatementsTest {
    @Test
    void slicesAreAsFewAsTheLimitAllows() {
        assertThat(BoundedStatements.slices(List.of(4L, 6L, 1L, 9L, 2L), Long::longValue, 10))
                .containsExactly(List.of(4L, 6L), List.of(1L, 9L), List.of(2L));
    }

    @Test
    void aRowLongerThanTheLimitIsAloneInItsSlice() {
        assertThat(BoundedStatements.slices(List.of(1L, 50L, 1L), Long::longValue, 10))
                .containsExactly(List.of(1L), List.of(50L), List.of(1L));
        assertThat(BoundedStatements.slices(List.<Long>of(), Long::longValue, 10))
                .isEmpty();
    }

    @Test
    void statementsAreMadeInTheRowsOrderAndNoneForNoRows() {
        List<Integer> written = new ArrayList<>();
        List<Integer> rows = List.of(1, 2, 3);

        BoundedStatements.write(rows, _ -> 600_000, some -> {
                    assertThat(some).hasSize(1);
                    written.addAll(some);
                    return Uni.createFrom().voidItem();
                })
                .await()
                .indefinitely();

        assertThat(written).isEqualTo(rows);
    }
}
