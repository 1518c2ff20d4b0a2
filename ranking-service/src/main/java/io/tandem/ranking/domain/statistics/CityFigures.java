package io.tandem.ranking.domain.statistics;

import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.Place;
import io.tandem.ranking.domain.Roster;
import io.tandem.ranking.domain.Score;
import io.tandem.ranking.domain.Standing;
import io.tandem.ranking.domain.Tier;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One city of the roster in an assessment: who it is, its figures, and its place on every board.
///
/// @param groups ids of the groups that it is in, ascending
/// @param figures one for every indicator
/// @param places by board id, one for every board; an unranked city's place has no rank, and the reasons
public record CityFigures(
        Roster.City city, List<String> groups, Map<Indicator, Figure> figures, Map<String, Place> places) {
    /// Copies the collections.
    public CityFigures {
        groups = List.copyOf(groups);
        figures = Collections.unmodifiableMap(new EnumMap<>(figures));
        places = Map.copyOf(places);
        if (figures.size() != Indicator.values().length) {
            throw new IllegalArgumentException(
                    "%s has figures of %d indicators".formatted(city.code(), figures.size()));
        }
    }

    /// Administrative code.
    public String code() {
        return city.code();
    }

    /// The figure of an indicator.
    public Figure figure(Indicator indicator) {
        @Nullable Figure figure = figures.get(indicator);
        if (figure == null) {
            throw new IllegalStateException("no figure of " + indicator);
        }
        return figure;
    }

    /// Rate of an indicator, a fraction; null when undefined.
    public @Nullable Double rate(Indicator indicator) {
        return figure(indicator).rate();
    }

    /// The place on a board.
    ///
    /// @throws IllegalArgumentException when the assessment has no such board
    public Place place(String board) {
        @Nullable Place place = places.get(board);
        if (place == null) {
            throw new IllegalArgumentException("the assessment has no board " + board);
        }
        return place;
    }

    /// Rank on a board; null when unranked.
    public @Nullable Integer rank(String board) {
        return place(board).rank();
    }

    /// Score on a board; null when unranked.
    public @Nullable Double score(String board) {
        @Nullable Score score = scored(board);
        return score == null ? null : (Double) score.value();
    }

    /// Tier on a board; null on a single board and when unranked.
    public @Nullable Tier tier(String board) {
        @Nullable Score score = scored(board);
        return score == null ? null : score.tier();
    }

    private @Nullable Score scored(String board) {
        return place(board).standing() instanceof Standing.Ranked ranked ? ranked.score() : null;
    }
}
