package io.tandem.ranking.domain.statistics;

import io.tandem.ranking.domain.Assessment;
import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.BoardView;
import io.tandem.ranking.domain.CityMetrics;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.Place;
import io.tandem.ranking.domain.Roster;
import io.tandem.ranking.domain.ZeroRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A whole assessment at one moment, immutable: every city of the roster with all its figures and places.
///
/// @param definition what the boards are made by
/// @param settled whether the figures give exactly the places; false only where a clock was set back between the
///     commits that are shown
/// @param cities by code
public record Snapshot(
        AssessmentDefinition definition, SnapshotVersion version, boolean settled, List<CityFigures> cities) {
    /// Copies the cities.
    public Snapshot {
        cities = List.copyOf(cities);
    }

    /// Puts boards and metrics together.
    ///
    /// @param views by board id; a board without one is still to be made
    /// @param metrics by city, those that count
    /// @param at when the latest of the metrics was committed; null when there are none
    /// @param figures fingerprint of the metrics
    public static Snapshot of(
            AssessmentDefinition definition,
            Map<String, BoardView> views,
            Map<String, CityMetrics> metrics,
            @Nullable Instant at,
            String figures) {
        Assessment assessment = definition.assessment();
        ZeroRule zeroRule = assessment.method().zeroRule();
        List<CityFigures> cities = new ArrayList<>();
        boolean settled = true;
        for (Roster.City city : definition.roster().cities().values()) {
            @Nullable CityMetrics its = metrics.get(city.code());
            Map<String, Place> places = new HashMap<>();
            for (BoardDefinition board : assessment.boards()) {
                @Nullable BoardView view = views.get(board.id());
                @Nullable Place place = view == null ? null : view.places().get(city.code());
                var standing = board.standing(its, zeroRule);
                settled &= place == null || place.standing().equals(standing);
                places.put(board.id(), place == null ? new Place(null, board.standing(null, zeroRule)) : place);
            }
            cities.add(new CityFigures(city, definition.groups().groupsOf(city.code()), figures(its), places));
        }
        return new Snapshot(definition, version(definition, views, at, figures), settled, cities);
    }

    private static Map<Indicator, Figure> figures(@Nullable CityMetrics metrics) {
        Map<Indicator, Figure> figures = new EnumMap<>(Indicator.class);
        for (Indicator indicator : Indicator.values()) {
            figures.put(indicator, Figure.of(indicator, metrics));
        }
        return figures;
    }

    private static SnapshotVersion version(
            AssessmentDefinition definition, Map<String, BoardView> views, @Nullable Instant at, String figures) {
        @Nullable Instant latest = at;
        SortedMap<String, BoardVersion> versions = new TreeMap<>();
        for (BoardDefinition board : definition.assessment().boards()) {
            @Nullable BoardView view = views.get(board.id());
            versions.put(board.id(), view == null ? BoardVersion.NEW : view.version());
            @Nullable Instant changed = view == null ? null : view.at();
            latest = latest == null || (changed != null && changed.isAfter(latest)) ? changed : latest;
        }
        return new SnapshotVersion(definition.basis(), latest, versions, figures);
    }

    /// The assessment, as it was defined then.
    public Assessment assessment() {
        return definition.assessment();
    }

    /// The boards in the assessment's order.
    public List<BoardDefinition> boards() {
        return assessment().boards();
    }

    /// The boards with tiers, in the assessment's order.
    public List<BoardDefinition> compositeBoards() {
        return boards().stream().filter(BoardDefinition::isComposite).toList();
    }
}
