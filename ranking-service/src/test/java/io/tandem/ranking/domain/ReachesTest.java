package io.tandem.ranking.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReachesTest {
    private static final BoardDefinition SINGLE = new BoardDefinition("co2", List.of(Indicator.CO2));
    private static final BoardDefinition COMPOSITE =
            new BoardDefinition("co2-lapeq", List.of(Indicator.CO2, Indicator.LAPEQ));

    /// Multiples of a quarter, so that equals and zeros are common.
    @ParameterizedTest
    @EnumSource(ZeroRule.class)
    void whatIsSaidComesTrueOnBoardsFullOfTies(ZeroRule rule) {
        Random random = new Random(7);
        for (int round = 0; round < 60; round++) {
            DoubleSupplier current = () -> 25.0 * random.nextInt(0, 9);
            checkEveryCity(COMPOSITE, rule, metrics(12, () -> 100, current));
            checkEveryCity(SINGLE, rule, metrics(8, () -> 100, current));
        }
    }

    @ParameterizedTest
    @EnumSource(ZeroRule.class)
    void whatIsSaidComesTrueForAnyRates(ZeroRule rule) {
        Random random = new Random(8);
        for (int round = 0; round < 30; round++) {
            DoubleSupplier base = () -> random.nextDouble(1, 1e7);
            DoubleSupplier current = () -> random.nextDouble(0, 1e7);
            checkEveryCity(COMPOSITE, rule, metrics(15, base, current));
        }
    }

    /// All 335 cities of the report, on both composite boards and a single one.
    @Test
    void whatIsSaidComesTrueOnTheReferenceBoards() {
        Map<String, CityMetrics> metrics = new TreeMap<>();
        Reference.metrics().forEach(city -> metrics.put(city.city(), city));
        for (BoardDefinition board : Reference.assessment("2019", Map.of()).boards()) {
            checkEveryCity(board, ZeroRule.ZERO_IS_TIER_TWO, metrics);
        }
    }

    @Test
    void aSharedRankIsReachedAndAStrictlyBetterOneIsPassed() {
        Map<String, CityMetrics> board = rates(SINGLE, 0.5, 0.25);

        assertThat(reach(SINGLE, board, "C1", Aim.BETTER_RANK, Indicator.CO2).outcome())
                .isInstanceOfSatisfying(Reach.Possible.class, possible -> {
                    assertThat(possible.rate()).isEqualTo(new Reach.Bound(0.5, false, 0.5));
                    assertThat(possible.level()).isEqualTo(new Reach.Bound(50, false, 50));
                    assertThat(possible.becomes().rank()).isEqualTo(1);
                    assertThat(possible.sharing()).isEqualTo(1);
                });
        assertThat(reach(SINGLE, board, "C1", Aim.OVERTAKE, Indicator.CO2).outcome())
                .isInstanceOfSatisfying(Reach.Possible.class, possible -> {
                    assertThat(possible.rate()).isEqualTo(new Reach.Bound(0.5, true, Math.nextUp(0.5)));
                    assertThat(possible.level().value()).isEqualTo(50);
                    assertThat(possible.sharing()).isZero();
                });
    }

    @Test
    void aCityWithEqualsFallsAsSoonAsItIsALittleWorse() {
        Map<String, CityMetrics> board = rates(SINGLE, 0.5, 0.25, 0.25, 0.0);

        assertThat(reach(SINGLE, board, "C1", Aim.WORSE_RANK, Indicator.CO2).outcome())
                .isInstanceOfSatisfying(Reach.Possible.class, possible -> {
                    assertThat(possible.rate().value()).isEqualTo(0.25);
                    assertThat(possible.rate().passed()).isTrue();
                    assertThat(possible.becomes().rank()).isEqualTo(3);
                });
    }

    @Test
    void whereZeroIsNoReductionItMustBePassed() {
        Map<String, CityMetrics> board = rates(COMPOSITE, -0.25, 0.5);

        assertThat(bound(board, ZeroRule.ZERO_IS_TIER_TWO)).isEqualTo(new Reach.Bound(0, true, Double.MIN_VALUE));
        assertThat(bound(board, ZeroRule.ZERO_IS_INCREASE)).isEqualTo(new Reach.Bound(0, true, Double.MIN_VALUE));
        assertThat(bound(board, ZeroRule.ZERO_IS_REDUCTION)).isEqualTo(new Reach.Bound(0, false, 0));
    }

    @Test
    void whatOneRateAloneCannotDoIsSaidWithTheReason() {
        Map<String, CityMetrics> board = rates(COMPOSITE, 0.5, 0.5, -0.5, -0.25, -0.5, 0.25);

        assertThat(obstacle(SINGLE, "C0", Aim.BETTER_TIER, Indicator.CO2, rates(SINGLE, 0.5)))
                .isEqualTo(Reach.Obstacle.NO_TIERS);
        assertThat(obstacle(COMPOSITE, "C0", Aim.BETTER_TIER, Indicator.CO2, board))
                .isEqualTo(Reach.Obstacle.ALREADY_BEST);
        assertThat(obstacle(COMPOSITE, "C1", Aim.WORSE_TIER, Indicator.LAPEQ, board))
                .isEqualTo(Reach.Obstacle.ALREADY_WORST);
        assertThat(obstacle(COMPOSITE, "C1", Aim.WORSE_RANK, Indicator.LAPEQ, board))
                .isEqualTo(Reach.Obstacle.ALREADY_WORST);
        assertThat(obstacle(COMPOSITE, "C2", Aim.BETTER_TIER, Indicator.LAPEQ, board))
                .isEqualTo(Reach.Obstacle.OTHER_RATE);
        assertThat(obstacle(COMPOSITE, "C2", Aim.WORSE_RANK, Indicator.CO2, board))
                .isEqualTo(Reach.Obstacle.OTHER_RATE);
        assertThat(obstacle(COMPOSITE, "C2", Aim.BETTER_RANK, Indicator.LAPEQ, board))
                .isEqualTo(Reach.Obstacle.NOT_EVEN_ZERO);
    }

    @Test
    void withoutTheLevelsOnlyTheRateIsSaid() {
        Map<String, CityMetrics> board = rates(SINGLE, 0.5, 0.25);
        List<Reach> reaches = Reaches.of(
                SINGLE, ZeroRule.ZERO_IS_TIER_TWO, view(SINGLE, ZeroRule.ZERO_IS_TIER_TWO, board), "C1", null);

        assertThat(reaches)
                .filteredOn(reach -> reach.outcome() instanceof Reach.Possible)
                .isNotEmpty()
                .allSatisfy(reach ->
                        assertThat(((Reach.Possible) reach.outcome()).level()).isNull());
    }

    @Test
    void anUnrankedCityHasNoReach() {
        BoardState state = new BoardState(Map.of("A", SINGLE.standing(null, ZeroRule.ZERO_IS_TIER_TWO)));
        BoardView view = BoardView.of(new BoardKey("a", "co2"), BoardVersion.NEW, null, Basis.FIRST, state);

        assertThat(Reaches.of(SINGLE, ZeroRule.ZERO_IS_TIER_TWO, view, "A", null))
                .isEmpty();
    }

    private static void checkEveryCity(BoardDefinition board, ZeroRule rule, Map<String, CityMetrics> metrics) {
        BoardView view = view(board, rule, metrics);
        BoardState state = new BoardState();
        view.ranked().forEach(row -> state.apply(Map.of(row.city(), new BoardState.Present(row.standing()))));
        for (BoardState.Row row : view.ranked()) {
            List<Reach> reaches = Reaches.of(board, rule, view, row.city(), metrics.get(row.city()));
            assertThat(reaches).hasSize(Aim.values().length * board.indicators().size());
            for (Reach reach : reaches) {
                Trial trial =
                        new Trial(view, state, rule, row, board.indicators().indexOf(reach.indicator()), reach.aim());
                switch (reach.outcome()) {
                    case Reach.Possible possible -> check(trial, possible, metrics.get(row.city()), reach);
                    case Reach.Impossible _ ->
                        assertThat(!board.isComposite() && isAboutTiers(reach)
                                        || !trial.isMetBy(reach.aim().isUpwards() ? 1 : -1e9))
                                .as("%s of %s", reach, row)
                                .isTrue();
                }
            }
        }
    }

    private static boolean isAboutTiers(Reach reach) {
        return reach.aim() == Aim.BETTER_TIER || reach.aim() == Aim.WORSE_TIER;
    }

    private static void check(Trial trial, Reach.Possible possible, CityMetrics metrics, Reach reach) {
        Reach.Bound rate = possible.rate();
        double away = reach.aim().isUpwards() ? 1e300 : -1e300;
        assertThat(trial.placeWith(rate.first())).as("%s", reach).isEqualTo(possible.becomes());
        assertThat(trial.isMetBy(rate.first())).as("%s", reach).isTrue();
        assertThat(trial.isMetBy(Math.nextAfter(rate.first(), -away)))
                .as("%s", reach)
                .isFalse();
        assertThat(rate.first()).isEqualTo(rate.passed() ? Math.nextAfter(rate.value(), away) : rate.value());
        assertThat(trial.isMetBy(rate.value())).as("%s", reach).isEqualTo(!rate.passed());

        Reach.Bound level = possible.level();
        double base = metrics.metric(reach.indicator()).orElseThrow().base().value();
        assertThat(trial.isMetBy((base - level.first()) / base)).as("%s", reach).isTrue();
        assertThat(trial.isMetBy((base - Math.nextAfter(level.first(), away)) / base))
                .as("%s", reach)
                .isFalse();
        assertThat((base - level.value()) / base).isCloseTo(rate.value(), within(1e-9 * (1 + Math.abs(rate.value()))));
    }

    /// One city's board with another rate, ranked by the board itself.
    private record Trial(BoardView view, BoardState state, ZeroRule rule, BoardState.Row row, int rate, Aim aim) {
        boolean isMetBy(double value) {
            Place now = new Place(row.rank(), row.standing());
            Place then = placeWith(value);
            Score above = row.rank() == 1
                    ? null
                    : view.ranked().get(row.rank() - 2).standing().score();
            return switch (aim) {
                case BETTER_TIER -> tier(then).compareTo(tier(now)) < 0;
                case WORSE_TIER -> tier(then).compareTo(tier(now)) > 0;
                case BETTER_RANK -> then.rank() < now.rank();
                case OVERTAKE -> above != null && score(then).compareTo(above) < 0;
                case WORSE_RANK -> then.rank() > now.rank();
            };
        }

        Place placeWith(double value) {
            List<Double> rates = new ArrayList<>(row.standing().rates());
            rates.set(rate, value);
            state.apply(Map.of(row.city(), new BoardState.Present(Standing.Ranked.of(rates, rule))));
            Place place = state.place(row.city());
            state.apply(Map.of(row.city(), new BoardState.Present(row.standing())));
            return place;
        }

        private static Tier tier(Place place) {
            return score(place).tier();
        }

        private static Score score(Place place) {
            return ((Standing.Ranked) place.standing()).score();
        }
    }

    private static Reach.Bound bound(Map<String, CityMetrics> board, ZeroRule rule) {
        return Reaches.of(COMPOSITE, rule, view(COMPOSITE, rule, board), "C0", board.get("C0")).stream()
                .filter(reach -> reach.aim() == Aim.BETTER_TIER && reach.indicator() == Indicator.CO2)
                .map(reach -> ((Reach.Possible) reach.outcome()).rate())
                .findFirst()
                .orElseThrow();
    }

    private static Reach.Obstacle obstacle(
            BoardDefinition board, String city, Aim aim, Indicator indicator, Map<String, CityMetrics> metrics) {
        return ((Reach.Impossible) reach(board, metrics, city, aim, indicator).outcome()).obstacle();
    }

    private static Reach reach(
            BoardDefinition board, Map<String, CityMetrics> metrics, String city, Aim aim, Indicator indicator) {
        ZeroRule rule = ZeroRule.ZERO_IS_TIER_TWO;
        return Reaches.of(board, rule, view(board, rule, metrics), city, metrics.get(city)).stream()
                .filter(reach -> reach.aim() == aim && reach.indicator() == indicator)
                .findFirst()
                .orElseThrow();
    }

    private static BoardView view(BoardDefinition board, ZeroRule rule, Map<String, CityMetrics> metrics) {
        Map<String, Standing> standings = new TreeMap<>();
        metrics.forEach((city, m) -> standings.put(city, board.standing(m, rule)));
        return BoardView.of(
                new BoardKey("a", board.id()), BoardVersion.NEW, null, Basis.FIRST, new BoardState(standings));
    }

    /// Cities C0, C1, … with these rates, as many each as the board has.
    private static Map<String, CityMetrics> rates(BoardDefinition board, double... rates) {
        Map<String, CityMetrics> metrics = new TreeMap<>();
        int width = board.indicators().size();
        for (int city = 0; city < rates.length / width; city++) {
            List<Metric> of = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                of.add(metric(board.indicators().get(i), 100, 100 - 100 * rates[city * width + i]));
            }
            metrics.put("C" + city, metrics("C" + city, of));
        }
        return metrics;
    }

    private static Map<String, CityMetrics> metrics(int cities, DoubleSupplier base, DoubleSupplier current) {
        Map<String, CityMetrics> metrics = new TreeMap<>();
        IntStream.range(0, cities)
                .mapToObj(city -> "C" + city)
                .forEach(city -> metrics.put(
                        city,
                        metrics(
                                city,
                                List.of(
                                        metric(Indicator.CO2, base.getAsDouble(), current.getAsDouble()),
                                        metric(Indicator.LAPEQ, base.getAsDouble(), current.getAsDouble())))));
        return metrics;
    }

    private static Metric metric(Indicator indicator, double base, double current) {
        return new Metric(
                indicator,
                "t",
                new Metric.Level(base, null),
                new Metric.Level(current, null),
                base - current,
                (base - current) / base,
                List.of());
    }

    private static CityMetrics metrics(String city, List<Metric> metrics) {
        return new CityMetrics(
                "a", 1, 1, city, 0, 1, Instant.EPOCH, new Cause(Cause.Kind.NEW_DATA, List.of("x")), metrics);
    }
}
