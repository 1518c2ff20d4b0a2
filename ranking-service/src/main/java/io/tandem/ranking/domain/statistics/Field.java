package io.tandem.ranking.domain.statistics;

import io.tandem.ranking.domain.statistics.Column.Kind;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A column together with how its value comes from a row's subject.
record Field<T>(Column column, Function<T, @Nullable Object> value) {
    static <T> Field<T> of(String name, Kind kind, String meaning, Function<T, @Nullable Object> value) {
        return new Field<>(new Column(name, kind, meaning), value);
    }

    /// Who a city is.
    static List<Field<CityFigures>> city() {
        return List.of(
                of("city", Kind.TEXT, "administrative code, GB/T 2260", CityFigures::code),
                of("nameZh", Kind.TEXT, "Chinese name", city -> city.city().nameZh()),
                of("nameEn", Kind.TEXT, "English name", city -> city.city().nameEn()),
                of(
                        "provinceZh",
                        Kind.TEXT,
                        "province, Chinese name",
                        city -> city.city().provinceZh()),
                of(
                        "provinceEn",
                        Kind.TEXT,
                        "province, English name",
                        city -> city.city().provinceEn()),
                of(
                        "region",
                        Kind.TEXT,
                        "east, central or west",
                        city -> city.city().region()),
                of("groups", Kind.LIST, "key regions that the city is in", CityFigures::groups));
    }

    /// Which part of the cities a row is about.
    static List<Field<Part>> part() {
        return List.of(
                of(
                        "by",
                        Kind.TEXT,
                        "all, region, province, group or city",
                        part -> part.by().word()),
                of("id", Kind.TEXT, "region, province code, group id, city code, or `all`", Part::id),
                of("nameZh", Kind.TEXT, "Chinese name", Part::nameZh),
                of("nameEn", Kind.TEXT, "English name", Part::nameEn));
    }

    /// The same value of something that a subject has.
    <S> Field<S> from(Function<S, T> subject) {
        return new Field<>(column, whole -> value.apply(subject.apply(whole)));
    }
}
