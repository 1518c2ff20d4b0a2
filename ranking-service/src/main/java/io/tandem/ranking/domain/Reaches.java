package io.tandem.ranking.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Computes the [Reach] of a ranked city for every aim and rate.
///
/// A better rate never makes a worse score, also after rounding, so each aim is met from one double on. That
/// double is searched with the very comparison that ranks the board, and is exact to the last bit.
public final class Reaches {
    private static final Comparator<Score> BY_TIER =
            Comparator.comparing(Score::tier, Comparator.nullsFirst(Comparator.<Tier>naturalOrder()));

    /// No rate is worse than this; scores stay finite.
    private static final double WORST_RATE = -1e200;

    private static final double BEST_RATE = 1;

    private final BoardDefinition board;
    private final ZeroRule zeroRule;
    private final Ladder ladder;
    private final List<Double> rates;
    private final Score score;
    private final @Nullable CityMetrics metrics;

    private Reaches(
            BoardDefinition board,
            ZeroRule zeroRule,
            Ladder ladder,
            Standing.Ranked standing,
            @Nullable CityMetrics metrics) {
        this.board = board;
        this.zeroRule = zeroRule;
        this.ladder = ladder;
        this.rates = new ArrayList<>();
        standing.rates().forEach(rate -> {
            if (rate != null) {
                rates.add(rate);
            }
        });
        this.score = standing.score();
        this.metrics = metrics;
    }

    /// Every aim's reach by every rate, aims in order, rates in the board's order.
    ///
    /// @param metrics where levels come from; null when there are none
    /// @return empty when the city is not ranked, or the board does not follow `zeroRule` yet
    public static List<Reach> of(
            BoardDefinition board, ZeroRule zeroRule, BoardView view, String city, @Nullable CityMetrics metrics) {
        @Nullable Place place = view.places().get(city);
        if (place == null || !(place.standing() instanceof Standing.Ranked ranked)) {
            return List.of();
        }
        Reaches reaches = new Reaches(board, zeroRule, Ladder.without(view, city), ranked, metrics);
        if (!reaches.score(0, reaches.rates.getFirst()).equals(ranked.score())) {
            return List.of();
        }
        List<Reach> all = new ArrayList<>();
        for (Aim aim : Aim.values()) {
            for (int i = 0; i < board.indicators().size(); i++) {
                all.add(new Reach(aim, board.indicators().get(i), reaches.outcome(aim, i)));
            }
        }
        return all;
    }

    private Reach.Outcome outcome(Aim aim, int i) {
        if (aim.isTier() && !board.isComposite()) {
            return new Reach.Impossible(Reach.Obstacle.NO_TIERS);
        }
        Optional<Predicate<Score>> met = condition(aim);
        if (met.isEmpty()) {
            return new Reach.Impossible(aim.isUpwards() ? Reach.Obstacle.ALREADY_BEST : Reach.Obstacle.ALREADY_WORST);
        }
        DoublePredicate holds = rate -> met.get().test(score(i, rate));
        double limit = aim.isUpwards() ? BEST_RATE : WORST_RATE;
        return holds.test(limit) ? possible(aim, i, holds, limit) : new Reach.Impossible(obstacle(aim, i, limit));
    }

    /// What a score must be like; empty when no score is.
    private Optional<Predicate<Score>> condition(Aim aim) {
        return switch (aim) {
            case BETTER_TIER ->
                score.tier() == Tier.I ? Optional.empty() : Optional.of(s -> BY_TIER.compare(s, score) < 0);
            case WORSE_TIER ->
                score.tier() == Tier.III ? Optional.empty() : Optional.of(s -> BY_TIER.compare(s, score) > 0);
            case BETTER_RANK -> ladder.above(score).map(above -> s -> s.compareTo(above) <= 0);
            case OVERTAKE -> ladder.above(score).map(above -> s -> s.compareTo(above) < 0);
            case WORSE_RANK -> ladder.notAbove(score).map(below -> s -> s.compareTo(below) > 0);
        };
    }

    private Reach.Obstacle obstacle(Aim aim, int i, double limit) {
        boolean tierIsHeld = board.isComposite() && BY_TIER.compare(score(i, limit), score) == 0;
        if (aim.isTier() || (!aim.isUpwards() && tierIsHeld)) {
            return Reach.Obstacle.OTHER_RATE;
        }
        return aim.isUpwards() ? Reach.Obstacle.NOT_EVEN_ZERO : Reach.Obstacle.NO_LIMIT_FOUND;
    }

    private Reach.Possible possible(Aim aim, int i, DoublePredicate holds, double limit) {
        double present = rates.get(i);
        double first = FirstDouble.onTheWay(present, limit, holds);
        double before = FirstDouble.before(first, present);
        boolean byTier = BY_TIER.compare(score(i, first), score(i, before)) != 0;
        // A tier begins at zero, or at the double after it when zero does not belong to it.
        boolean passed = byTier ? first != 0 : aim.isStrict();
        Score becomes = score(i, first);
        return new Reach.Possible(
                new Reach.Bound(passed ? before : first, passed, first),
                level(aim, i, holds, passed),
                new Place(ladder.rank(becomes), Standing.Ranked.of(with(i, first), zeroRule)),
                ladder.sharing(becomes));
    }

    private Reach.@Nullable Bound level(Aim aim, int i, DoublePredicate holds, boolean passed) {
        @Nullable Change present = change(board.indicators().get(i));
        if (present == null || !present.hasRate() || present.rate() + 0.0 != rates.get(i)) {
            return null;
        }
        DoublePredicate holdsAt = level -> holds.test(Math.max(WORST_RATE, new Change(present.base(), level).rate()));
        double limit = aim.isUpwards() ? 0 : Double.MAX_VALUE;
        if (!holdsAt.test(limit)) {
            return null;
        }
        double first = FirstDouble.onTheWay(present.current(), limit, holdsAt);
        return new Reach.Bound(passed ? FirstDouble.before(first, present.current()) : first, passed, first);
    }

    private @Nullable Change change(Indicator indicator) {
        @Nullable
        Metric metric = metrics == null ? null : metrics.metric(indicator).orElse(null);
        if (metric == null) {
            return null;
        }
        Metric.@Nullable Level base = metric.base();
        Metric.@Nullable Level current = metric.current();
        return base == null || current == null ? null : new Change(base.value(), current.value());
    }

    private Score score(int i, double rate) {
        return Score.of(with(i, rate), zeroRule);
    }

    private List<Double> with(int i, double rate) {
        List<Double> changed = new ArrayList<>(rates);
        changed.set(i, rate);
        return changed;
    }
}
