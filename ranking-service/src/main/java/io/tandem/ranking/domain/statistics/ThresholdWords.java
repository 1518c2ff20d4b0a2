package io.tandem.ranking.domain.statistics;

import io.tandem.ranking.domain.Formulas;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.statistics.Condition.OfNumber;
import io.tandem.ranking.domain.statistics.Condition.OfWord;
import io.tandem.ranking.domain.statistics.Telling.What;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Puts one [Telling] in words.
final class ThresholdWords {
    /// Names in one sentence; more are only counted.
    private static final int MOST = 30;

    private final Telling telling;
    private final Thresholds found;
    private final List<Part> regions;
    private final List<Part> provinces;
    private final BelongingWords words;

    ThresholdWords(Snapshot snapshot, Telling telling, Thresholds found, List<Part> regions, List<Part> provinces) {
        this.telling = telling;
        this.found = found;
        this.regions = regions;
        this.provinces = provinces;
        this.words = new BelongingWords(snapshot);
    }

    Statement statement() {
        return new Statement(telling.section(), about(), chinese(), english(), query());
    }

    /// The whole, or what the first word of `among` restricts it to.
    private By about() {
        return found.among().conditions().stream()
                .filter(OfWord.class::isInstance)
                .map(OfWord.class::cast)
                .map(word -> switch (word.subject()) {
                    case "group" -> By.GROUP;
                    case "province" -> By.PROVINCE;
                    case "region" -> By.REGION;
                    default -> By.ALL;
                })
                .findFirst()
                .orElse(By.ALL);
    }

    private String query() {
        StringBuilder query = new StringBuilder("thresholds?");
        if (!found.among().conditions().isEmpty()) {
            query.append("among=").append(encoded(found.among())).append('&');
        }
        query.append("where=").append(encoded(found.filter()));
        if (telling.by() != By.ALL) {
            query.append("&by=").append(telling.by().word());
        }
        return query.toString();
    }

    private static String encoded(Filter filter) {
        return URLEncoder.encode(filter.text(), StandardCharsets.UTF_8)
                .replace("%2C", ",")
                .replace("%28", "(")
                .replace("%29", ")")
                .replace("%40", "@");
    }

    private String chinese() {
        String of = places(found.among(), words::chinese, "") + numbers(found.among(), ConditionWords::chinese, "且");
        StringBuilder text = new StringBuilder(
                of.isEmpty() ? "" : "%s的%d个城市中，".formatted(of, found.asked().size()));
        String clause =
                places(found.filter(), words::within, "且") + numbers(found.filter(), ConditionWords::chinese, "且");
        if (found.cities().isEmpty()) {
            return text + "没有城市" + clause + "。";
        }
        text.append((of.isEmpty() ? "%d个城市（%s）%s" : "有%d个（%s）%s")
                .formatted(found.cities().size(), Words.percent(found.share()), clause));
        if (telling.what().contains(What.MEANS)) {
            means().forEach(indicator -> text.append("，%s%s"
                    .formatted(
                            Words.meanChinese(indicator),
                            Words.percent(Mean.of(indicator, found.cities()).rate()))));
        }
        if (isNamed()) {
            text.append("：").append(names(city -> city.city().nameZh(), "、", "（%s）"));
        }
        spread(Part::nameZh, "%s%d个", "（%s）", "、")
                .ifPresent(spread -> text.append("；其中").append(spread));
        return text + "。";
    }

    private String english() {
        String asked = "%d cities".formatted(found.asked().size());
        String places = places(found.among(), words::english, " and ");
        String numbers = numbers(found.among(), ConditionWords::english, " and ");
        boolean all = found.among().conditions().isEmpty();
        String of = "the " + asked + (places.isEmpty() ? "" : " of " + places)
                + (numbers.isEmpty() ? "" : " where " + numbers);
        String clause = Stream.of(
                        numbers(found.filter(), ConditionWords::english, " and "),
                        places(found.filter(), words::are, " and "))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" and "));
        if (found.cities().isEmpty()) {
            return (all ? "There is no city where " : "Among %s there is none where ".formatted(of)) + clause + ".";
        }
        StringBuilder text = new StringBuilder("In %d %s (%s), %s"
                .formatted(found.cities().size(), all ? "cities" : "of " + of, Words.percent(found.share()), clause));
        if (telling.what().contains(What.MEANS)) {
            text.append(", on average by ")
                    .append(means().stream()
                            .map(indicator -> "%s for %s"
                                    .formatted(
                                            Words.percent(Mean.of(indicator, found.cities())
                                                    .rate()),
                                            Words.english(indicator)))
                            .collect(Collectors.joining(" and ")));
        }
        if (isNamed()) {
            text.append(": ").append(names(city -> city.city().nameEn(), ", ", " (%s)"));
        }
        spread(part -> part.nameEn() + " ", "%s%d", " (%s)", ", ")
                .ifPresent(spread -> text.append("; by part: ").append(spread));
        return text + ".";
    }

    private static String numbers(Filter filter, Function<OfNumber, String> words, String between) {
        return filter.conditions().stream()
                .filter(OfNumber.class::isInstance)
                .map(OfNumber.class::cast)
                .map(words)
                .collect(Collectors.joining(between));
    }

    private static String places(Filter filter, Function<OfWord, String> words, String between) {
        return filter.conditions().stream()
                .filter(OfWord.class::isInstance)
                .map(OfWord.class::cast)
                .map(words)
                .collect(Collectors.joining(between));
    }

    private Set<Indicator> means() {
        Set<Indicator> indicators = new LinkedHashSet<>();
        for (Condition condition : found.filter().conditions()) {
            if (condition instanceof OfNumber number && number.quantity() instanceof Quantity.Rate rate) {
                indicators.add(rate.indicator());
            }
        }
        return indicators;
    }

    private boolean isNamed() {
        return (telling.what().contains(What.NAMES) || telling.what().contains(What.VALUES))
                && found.cities().size() <= MOST;
    }

    private String names(Function<CityFigures, String> name, String between, String value) {
        @Nullable
        OfNumber first = found.filter().conditions().stream()
                .filter(OfNumber.class::isInstance)
                .map(OfNumber.class::cast)
                .findFirst()
                .orElse(null);
        List<CityFigures> cities = new ArrayList<>(found.cities());
        if (first != null) {
            Comparator<CityFigures> ascending = Comparator.comparingDouble(city -> value(first, city));
            boolean least = first.quantity() instanceof Quantity.Rank || ConditionWords.isRise(first);
            cities.sort(least ? ascending : ascending.reversed());
        }
        return cities.stream()
                .map(city -> name.apply(city)
                        + (first != null && telling.what().contains(What.VALUES)
                                ? value.formatted(shown(first, city))
                                : ""))
                .collect(Collectors.joining(between));
    }

    private static double value(OfNumber condition, CityFigures city) {
        return Objects.requireNonNull(condition.quantity().of(city)).doubleValue();
    }

    /// Of a rise its size, without a sign.
    private static String shown(OfNumber condition, CityFigures city) {
        double value = ConditionWords.isRise(condition) ? -value(condition, city) : value(condition, city);
        return switch (condition.quantity().kind()) {
            case FRACTION -> Words.percent(value);
            case RANK, COUNT, DECILE, AMOUNT, TEXT, LIST -> Formulas.number(value);
        };
    }

    private Optional<String> spread(Function<Part, String> name, String count, String share, String between) {
        if (telling.by() == By.ALL) {
            return Optional.empty();
        }
        List<Thresholds.Spread> spreads = new ArrayList<>(found.over(telling.by() == By.REGION ? regions : provinces));
        if (telling.by() == By.PROVINCE) {
            spreads.removeIf(spread -> spread.count() == 0);
            spreads.sort(Comparator.comparingInt(Thresholds.Spread::count).reversed());
        }
        return Optional.of(spreads.stream()
                .map(spread -> count.formatted(name.apply(spread.part()), spread.count())
                        + (telling.what().contains(What.SHARES) ? share.formatted(Words.percent(spread.share())) : ""))
                .collect(Collectors.joining(between)));
    }
}
