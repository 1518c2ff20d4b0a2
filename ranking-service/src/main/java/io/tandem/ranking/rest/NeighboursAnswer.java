package io.tandem.ranking.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.Neighbours;
import io.tandem.ranking.domain.Tier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The cities around one on a board, all lists in the board's order.
///
/// @param above strictly better, so the nearest is last
/// @param equal with the same score, sharing the rank
/// @param below strictly worse, so the nearest is first
record NeighboursAnswer(List<Neighbour> above, List<Neighbour> equal, List<Neighbour> below) {
    static NeighboursAnswer of(AssessmentDefinition definition, Neighbours neighbours) {
        return new NeighboursAnswer(
                of(definition, neighbours.above()),
                of(definition, neighbours.equal()),
                of(definition, neighbours.below()));
    }

    private static List<Neighbour> of(AssessmentDefinition definition, List<Neighbours.Neighbour> neighbours) {
        return neighbours.stream()
                .map(neighbour -> new Neighbour(
                        neighbour.rank(),
                        BoardAnswer.Label.of(definition, neighbour.city()),
                        neighbour.score().tier(),
                        neighbour.score().value(),
                        neighbour.distance(),
                        neighbour.distance() == null))
                .toList();
    }

    /// One of them.
    ///
    /// @param distance its score − the city's, a fraction; null across tiers
    /// @param acrossTier whether it is in another tier, where scores do not compare
    record Neighbour(
            int rank,
            @JsonUnwrapped BoardAnswer.Label label,
            @Nullable Tier tier,
            double score,
            @Nullable Double distance,
            boolean acrossTier) {}
}
