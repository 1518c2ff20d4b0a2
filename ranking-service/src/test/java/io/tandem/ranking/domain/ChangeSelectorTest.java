package io.tandem.ranking.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeSelectorTest {
    private static final List<String> CITIES = List.of("100000", "100001", "100002", "100003", "100004");

    private final BoardState board = new BoardState();

    @Test
    void withoutAFilterEveryChangeIsWantedWhole() {
        BoardChange change = change(Cause.Kind.METHOD_CHANGE, List.of());

        assertThat(selector(MoveFilter.ALL).select(change)).contains(new Selection(List.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        // from rank and tier, to rank and tier; tiers, tierChanges, minMove, top
        "5, II, 2, I, I, false, 0, 0, true",
        "2, I, 5, II, I, false, 0, 0, true",
        "5, II, 2, II, I, false, 0, 0, false",
        "5, II, 2, I, , true, 0, 0, true",
        "5, II, 2, II, , true, 0, 0, false",
        ", , 2, II, , true, 0, 0, true",
        "5, II, , , , true, 0, 0, true",
        "5, II, 2, II, , false, 3, 0, true",
        "2, II, 5, II, , false, 3, 0, true",
        "5, II, 2, II, , false, 4, 0, false",
        ", , 9, II, , false, 100, 0, true",
        "9, II, , , , false, 100, 0, true",
        ", , , , , false, 1, 0, false",
        "5, II, 2, II, , false, 0, 2, true",
        "2, II, 5, II, , false, 0, 2, true",
        "5, II, 3, II, , false, 0, 2, false",
        ", , , , , false, 0, 5, false",
        "5, II, 2, I, I, true, 3, 2, true",
        "5, II, 2, I, III, true, 3, 2, false"
    })
    void placesAreChosenByTierMoveAndRank(
            Integer from,
            Tier fromTier,
            Integer to,
            Tier toTier,
            Tier tier,
            boolean tierChanges,
            int minMove,
            int top,
            boolean wanted) {
        PlaceCondition condition =
                new PlaceCondition(tier == null ? Set.of() : Set.of(tier), tierChanges, minMove, top);

        assertThat(condition.test(place(from, fromTier), place(to, toTier))).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource({
        // group, province, region, number of cities
        ", , , 5",
        "g, , , 1",
        ", 130000, , 3",
        ", , central, 2",
        "g, 130000, , 1",
        "g, 140000, east, 0"
    })
    void citiesAreChosenByGroupProvinceAndRegion(String group, String province, String region, int count) {
        CityCondition condition = new CityCondition(new TreeSet<>(), set(group), set(province), set(region));
        BoardChange everything = change(Cause.Kind.NEW_DATA, moveAll());

        assertThat(selector(new MoveFilter(condition, PlaceCondition.ANY, Set.of()))
                        .select(everything))
                .map(selection -> selection.moves().size())
                .isEqualTo(count == 0 ? Optional.empty() : Optional.of(count));
    }

    @Test
    void causesAreChosen() {
        MoveFilter corrections = new MoveFilter(CityCondition.ANY, PlaceCondition.ANY, Set.of(Cause.Kind.CORRECTION));
        List<Move> moves = moveAll();

        assertThat(selector(corrections).select(change(Cause.Kind.NEW_DATA, moves)))
                .isEmpty();
        assertThat(selector(corrections).select(change(Cause.Kind.CORRECTION, moves)))
                .contains(new Selection(moves, List.of()));
    }

    @Test
    void aChangeOfDefinitionWithoutMovesIsForThoseWhoAskNothingOfCities() {
        BoardChange change = change(Cause.Kind.METHOD_CHANGE, List.of());
        MoveFilter methods = new MoveFilter(CityCondition.ANY, PlaceCondition.ANY, Set.of(Cause.Kind.METHOD_CHANGE));
        MoveFilter top = new MoveFilter(CityCondition.ANY, new PlaceCondition(Set.of(), false, 0, 3), Set.of());

        assertThat(selector(methods).select(change)).isPresent();
        assertThat(selector(top).select(change)).isEmpty();
    }

    @Test
    void aWatchedCityThatOthersPushIsSpelledOut() {
        board.apply(Map.of("100000", rate(0.3), "100001", rate(0.2), "100002", rate(0.1)));
        ChangeSelector selector = selector(watching("100001"));
        BoardChange change = change(Cause.Kind.NEW_DATA, board.apply(Map.of("100002", rate(0.4))));

        Selection selection = selector.select(change).orElseThrow();

        assertThat(selection.moves()).isEmpty();
        assertThat(selection.watched()).containsExactly(new WatchedMove("100001", place(2, 0.2), place(3, 0.2), true));
    }

    @Test
    void aWatchedCityIsToldNothingOfWhatDoesNotReachIt() {
        board.apply(Map.of("100000", rate(0.3), "100001", rate(0.2), "100002", rate(0.1)));
        ChangeSelector selector = selector(watching("100001"));

        assertThat(selector.select(change(Cause.Kind.NEW_DATA, board.apply(Map.of("100002", rate(0.15))))))
                .isEmpty();
    }

    @Test
    void theOtherConditionsHoldForWatchedCitiesToo() {
        board.apply(Map.of("100000", rate(0.3), "100001", rate(0.2), "100002", rate(0.1)));
        MoveFilter far =
                new MoveFilter(watching("100001").cities(), new PlaceCondition(Set.of(), false, 2, 0), Set.of());

        assertThat(selector(far).select(change(Cause.Kind.NEW_DATA, board.apply(Map.of("100002", rate(0.4))))))
                .isEmpty();
    }

    @Test
    void aCityThatLeavesTheRosterIsStillOfItsGroup() {
        board.apply(Map.of("100002", rate(0.3)));
        AssessmentDefinition after = Definitions.of(CITIES.subList(0, 1));
        ChangeSelector selector = new ChangeSelector(
                new MoveFilter(
                        new CityCondition(new TreeSet<>(), Set.of("g"), Set.of(), Set.of()),
                        PlaceCondition.ANY,
                        Set.of()),
                Map.of(),
                Definitions.of(CITIES),
                _ -> Optional.of(after));

        assertThat(selector.select(
                        change(Cause.Kind.ROSTER_CHANGE, board.apply(Map.of("100002", new BoardState.Gone())))))
                .isPresent();
    }

    @Test
    void ofSeveralChangesTheCauseOfEachCityCounts() {
        board.apply(Map.of("100000", rate(0.3), "100001", rate(0.2)));
        List<BoardChange> changes = List.of(
                change(1, Cause.Kind.NEW_DATA, board.apply(Map.of("100000", rate(0.1)))),
                change(2, Cause.Kind.CORRECTION, board.apply(Map.of("100001", rate(0.05)))));
        MoveFilter corrections = new MoveFilter(CityCondition.ANY, PlaceCondition.ANY, Set.of(Cause.Kind.CORRECTION));
        NetChange net = NetChange.of(BoardVersion.NEW, changes);

        assertThat(net.causes()).containsExactly(Cause.Kind.NEW_DATA, Cause.Kind.CORRECTION);
        assertThat(selector(corrections).select(net, changes).orElseThrow().moves())
                .containsExactly(new Move("100001", place(2, 0.2), place(2, 0.05)));
    }

    private List<Move> moveAll() {
        Map<String, BoardState.Update> updates = new TreeMap<>();
        CITIES.forEach(city -> updates.put(city, rate(Integer.parseInt(city) / 1e6)));
        return board.apply(updates);
    }

    private ChangeSelector selector(MoveFilter filter) {
        Map<String, Place> start = new TreeMap<>();
        board.cities().forEach(city -> start.put(city, board.place(city)));
        return new ChangeSelector(filter, start, Definitions.of(CITIES), _ -> Optional.empty());
    }

    private static MoveFilter watching(String city) {
        return new MoveFilter(
                new CityCondition(new TreeSet<>(Set.of(city)), Set.of(), Set.of(), Set.of()),
                PlaceCondition.ANY,
                Set.of());
    }

    private static BoardChange change(Cause.Kind kind, List<Move> moves) {
        return change(1, kind, moves);
    }

    private static BoardChange change(long sequence, Cause.Kind kind, List<Move> moves) {
        return new BoardChange(
                new BoardKey("a", "co2"),
                new BoardVersion(1, sequence),
                Instant.EPOCH,
                Basis.FIRST,
                new Cause(kind, List.of()),
                moves);
    }

    private static Set<String> set(String value) {
        return value == null ? Set.of() : Set.of(value);
    }

    private static BoardState.Update rate(double rate) {
        return new BoardState.Present(Standing.Ranked.of(List.of(rate), ZeroRule.ZERO_IS_TIER_TWO));
    }

    private static Place place(int rank, double rate) {
        return new Place(rank, Standing.Ranked.of(List.of(rate), ZeroRule.ZERO_IS_TIER_TWO));
    }

    private static Place place(Integer rank, Tier tier) {
        return rank == null ? null : new Place(rank, new Standing.Ranked(new Score(tier, 0.1), List.of(0.1, 0.0)));
    }
}
