package io.tandem.ranking.benchmark;

import io.tandem.ranking.domain.Score;
import io.tandem.ranking.domain.Tier;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/// A roster of made-up cities, and cities and scores drawn at random from one seed.
///
/// Tiers are equally likely; values are uniform on [−1, 1) and hardly ever equal.
final class Draws {
    private static final Tier[] TIERS = Tier.values();

    private final SplittableRandom random = new SplittableRandom(20_150_519);
    private final String[] cities;

    Draws(int cities) {
        this.cities = new String[cities];
        for (int i = 0; i < cities; i++) {
            this.cities[i] = Integer.toString(100_000 + i);
        }
    }

    String city() {
        return cities[random.nextInt(cities.length)];
    }

    Score score() {
        return new Score(TIERS[random.nextInt(TIERS.length)], random.nextDouble(-1, 1));
    }

    /// A score for every city, in no order.
    Map<String, Score> scores() {
        Map<String, Score> scores = HashMap.newHashMap(cities.length);
        for (String city : cities) {
            scores.put(city, score());
        }
        return scores;
    }
}
