package io.tandem.ranking.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Places that are kept up to date by moves alone, next to the whole board.
///
/// Scores are few, so ties are everywhere; cities enter, leave and lose their rank; a change moves up to six.
class WatchedPlacesPropertyTest {
    private static final BoardKey KEY = new BoardKey("a", "co2-lapeq");
    private static final int CHANGES = 400;
    private static final List<String> CITIES =
            IntStream.range(0, 25).mapToObj(i -> Integer.toString(100_000 + i)).toList();

    private final BoardState board = new BoardState();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theyEqualThoseOfTheBoardAtEverySequence(long seed) {
        Random random = new Random(seed);
        WatchedPlaces places = new WatchedPlaces(CITIES, Map.of());
        for (int sequence = 1; sequence <= CHANGES; sequence++) {
            Map<String, Place> before = places();
            List<Move> moves = board.apply(updates(random));

            List<WatchedMove> watched = places.apply(moves);

            Map<String, Place> after = places();
            List<String> movers = moves.stream().map(Move::city).toList();
            CITIES.forEach(city -> assertThat(places.place(city)).isEqualTo(after.get(city)));
            assertThat(watched)
                    .isEqualTo(CITIES.stream()
                            .map(city ->
                                    new WatchedMove(city, before.get(city), after.get(city), !movers.contains(city)))
                            .filter(move -> !WatchedPlaces.isSame(move.from(), move.to()))
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void changesTakenAsOneAreTheMovesBetweenTheBoards(long seed) {
        Random random = new Random(seed);
        BoardVersion version = BoardVersion.NEW;
        for (int round = 0; round < 100; round++) {
            // Given
            Map<String, Place> before = places();
            BoardVersion from = version;
            List<BoardChange> changes = new ArrayList<>();
            for (int i = random.nextInt(1, 8); i > 0; i--) {
                List<Move> moves = board.apply(updates(random));
                if (!moves.isEmpty()) {
                    version = version.next();
                    changes.add(change(version, moves));
                }
            }
            if (changes.isEmpty()) {
                continue;
            }

            // When
            NetChange net = NetChange.of(from, changes);

            // Then
            Map<String, Place> after = places();
            assertThat(net.version()).isEqualTo(version);
            assertThat(net.moves())
                    .extracting(NetChange.NetMove::move)
                    .isEqualTo(CITIES.stream()
                            .map(city -> new Move(city, before.get(city), after.get(city)))
                            .filter(move -> !standing(move.from()).equals(standing(move.to())))
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {9, 10})
    void whatASelectorTellsOfWatchedCitiesLeadsFromPlaceToPlace(long seed) {
        Random random = new Random(seed);
        MoveFilter filter = new MoveFilter(
                new CityCondition(new TreeSet<>(CITIES.subList(0, 5)), Set.of(), Set.of(), Set.of()),
                PlaceCondition.ANY,
                Set.of());
        ChangeSelector one = new ChangeSelector(filter, Map.of(), Definitions.of(CITIES), _ -> Optional.empty());
        ChangeSelector several = new ChangeSelector(filter, Map.of(), Definitions.of(CITIES), _ -> Optional.empty());
        Map<String, Place> singly = new TreeMap<>();
        Map<String, Place> together = new TreeMap<>();
        BoardVersion version = BoardVersion.NEW;
        List<BoardChange> waiting = new ArrayList<>();
        for (int sequence = 1; sequence <= CHANGES; sequence++) {
            List<Move> moves = board.apply(updates(random));
            if (moves.isEmpty()) {
                continue;
            }
            version = version.next();
            BoardChange change = change(version, moves);
            waiting.add(change);

            one.select(change).ifPresent(selection -> follow(singly, selection));
            if (random.nextInt(5) == 0) {
                BoardVersion from = new BoardVersion(1, version.sequence() - waiting.size());
                several.select(NetChange.of(from, waiting), waiting)
                        .ifPresent(selection -> follow(together, selection));
                waiting.clear();
                assertThat(ranks(together)).isEqualTo(ranks(singly));
            }

            Map<String, Place> all = places();
            all.keySet().retainAll(CITIES.subList(0, 5));
            assertThat(ranks(singly)).isEqualTo(ranks(all));
        }
    }

    private static void follow(Map<String, Place> places, Selection selection) {
        selection.watched().forEach(move -> {
            assertThat(WatchedPlaces.isSame(places.get(move.city()), move.from()))
                    .isTrue();
            if (move.to() == null) {
                places.remove(move.city());
            } else {
                places.put(move.city(), move.to());
            }
        });
    }

    private static Map<String, Object> ranks(Map<String, Place> places) {
        return places.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> Optional.ofNullable(entry.getValue().rank())
                                .<Object>map(rank -> rank)
                                .orElse("unranked")));
    }

    private Map<String, Place> places() {
        Map<String, Place> places = new TreeMap<>();
        board.cities().forEach(city -> places.put(city, board.place(city)));
        return places;
    }

    private static Object standing(Place place) {
        return place == null ? "none" : place.standing();
    }

    static BoardChange change(BoardVersion version, List<Move> moves) {
        return new BoardChange(
                KEY, version, Instant.EPOCH, Basis.FIRST, new Cause(Cause.Kind.NEW_DATA, List.of("o")), moves);
    }

    private static Map<String, BoardState.Update> updates(Random random) {
        Map<String, BoardState.Update> updates = new TreeMap<>();
        for (int i = random.nextInt(1, 7); i > 0; i--) {
            updates.put(CITIES.get(random.nextInt(CITIES.size())), update(random));
        }
        return updates;
    }

    private static BoardState.Update update(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> new BoardState.Gone();
            case 1 ->
                new BoardState.Present(new Standing.Unranked(
                        Collections.singletonList(null),
                        List.of(new Undefined(Undefined.Reason.BASE_ZERO, Indicator.CO2))));
            default ->
                new BoardState.Present(Standing.Ranked.of(
                        List.of(random.nextInt(-2, 3) / 4.0, random.nextInt(-2, 3) / 4.0), ZeroRule.ZERO_IS_TIER_TWO));
        };
    }
}
