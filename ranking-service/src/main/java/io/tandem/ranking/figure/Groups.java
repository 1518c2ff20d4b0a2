package io.tandem.ranking.figure;

import io.tandem.ranking.domain.statistics.By;
import io.tandem.ranking.domain.statistics.CityFigures;
import io.tandem.ranking.domain.statistics.Part;
import io.tandem.ranking.domain.statistics.Snapshot;
import java.awt.Color;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The key regions by colour, and the other cities. A city in several groups has the colour of the first.
final class Groups {
    /// One colour of a legend.
    record Entry(String name, Color colour) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    Groups(Snapshot snapshot, Language language) {
        List<Part> groups = Part.of(snapshot, By.GROUP);
        for (int i = 0; i < groups.size(); i++) {
            entries.add(new Entry(Names.part(groups.get(i), language), Palette.group(i)));
            numbers.put(groups.get(i).id(), i);
        }
        entries.add(new Entry(language.pick("其他城市", "Other cities"), Palette.OTHER));
    }

    /// The groups in order, and last the other cities.
    List<Entry> entries() {
        return List.copyOf(entries);
    }

    /// Which of the entries a city belongs to.
    int of(CityFigures city) {
        @Nullable
        Integer number =
                city.groups().isEmpty() ? null : numbers.get(city.groups().getFirst());
        return number == null ? entries.size() - 1 : number;
    }

    Color colour(CityFigures city) {
        return entries.get(of(city)).colour();
    }
}
