package io.tandem.ranking.domain.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// Cities that are looked at together: all of them, a region, a province, a group, or one city.
///
/// @param id `all`, the region, the province's code, the group's id, or the city's code
/// @param cities by code
public record Part(By by, String id, String nameZh, String nameEn, List<CityFigures> cities) {
    private static final List<String> REGIONS = List.of("east", "central", "west");
    private static final Map<String, String> REGIONS_ZH = Map.of("east", "东部", "central", "中部", "west", "西部");

    /// Copies the cities.
    public Part {
        cities = List.copyOf(cities);
    }

    /// The whole roster.
    public static Part all(Snapshot snapshot) {
        return new Part(By.ALL, "all", "全部城市", "All cities", snapshot.cities());
    }

    /// The parts of one kind, none empty: regions from east to west, provinces and cities by code, groups by id.
    public static List<Part> of(Snapshot snapshot, By by) {
        return switch (by) {
            case ALL -> List.of(all(snapshot));
            case REGION -> regions(snapshot);
            case PROVINCE ->
                parts(
                        snapshot,
                        city -> List.of(city.city().provinceCode()),
                        (code, cities) -> new Part(
                                By.PROVINCE,
                                code,
                                cities.getFirst().city().provinceZh(),
                                cities.getFirst().city().provinceEn(),
                                cities));
            case GROUP -> parts(snapshot, CityFigures::groups, (id, cities) -> group(snapshot, id, cities));
            case CITY -> snapshot.cities().stream().map(Part::city).toList();
        };
    }

    /// The parts that a city is in, from the whole roster to its groups.
    public static List<Part> around(Snapshot snapshot, CityFigures city) {
        List<Part> parts = new ArrayList<>();
        for (By by : List.of(By.ALL, By.REGION, By.PROVINCE, By.GROUP)) {
            of(snapshot, by).stream()
                    .filter(part -> part.cities().contains(city))
                    .forEach(parts::add);
        }
        return parts;
    }

    private static Part city(CityFigures city) {
        return new Part(By.CITY, city.code(), city.city().nameZh(), city.city().nameEn(), List.of(city));
    }

    private static List<Part> regions(Snapshot snapshot) {
        return parts(
                        snapshot,
                        city -> List.of(city.city().region()),
                        (region, cities) -> new Part(
                                By.REGION,
                                region,
                                REGIONS_ZH.getOrDefault(region, region),
                                region.isEmpty()
                                        ? region
                                        : region.substring(0, 1).toUpperCase(Locale.ROOT) + region.substring(1),
                                cities))
                .stream()
                .sorted(Comparator.comparingInt(part -> Math.floorMod(REGIONS.indexOf(part.id()), 1 << 30)))
                .toList();
    }

    private static Part group(Snapshot snapshot, String id, List<CityFigures> cities) {
        var version = snapshot.definition().groups().versions().get(id);
        return version == null
                ? new Part(By.GROUP, id, id, id, cities)
                : new Part(By.GROUP, id, version.nameZh(), version.nameEn(), cities);
    }

    private static List<Part> parts(Snapshot snapshot, Function<CityFigures, List<String>> ids, Maker maker) {
        Map<String, List<CityFigures>> cities = new TreeMap<>();
        for (CityFigures city : snapshot.cities()) {
            ids.apply(city)
                    .forEach(id ->
                            cities.computeIfAbsent(id, any -> new ArrayList<>()).add(city));
        }
        List<Part> parts = new ArrayList<>();
        cities.forEach((id, its) -> parts.add(maker.make(id, its)));
        return parts;
    }

    private interface Maker {
        Part make(String id, List<CityFigures> cities);
    }
}
