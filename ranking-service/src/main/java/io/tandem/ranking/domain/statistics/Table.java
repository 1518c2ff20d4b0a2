package io.tandem.ranking.domain.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A statistic as columns and rows, from which every format is made, so that their fields agree.
///
/// @param name of the statistic
/// @param definition what the figures mean and by which rules, for a person to read
/// @param summary figures about the whole, by name; numbers, strings, lists and maps
/// @param rows values in the order of the columns
public record Table(
        String name,
        String definition,
        Map<String, @Nullable Object> summary,
        List<Column> columns,
        List<List<@Nullable Object>> rows) {
    /// Copies the collections.
    public Table {
        summary = Collections.unmodifiableMap(new LinkedHashMap<>(summary));
        columns = List.copyOf(columns);
        rows = rows.stream()
                .map(row -> Collections.unmodifiableList(new ArrayList<>(row)))
                .toList();
    }

    static <T> Table of(
            String name,
            String definition,
            Map<String, @Nullable Object> summary,
            List<Field<T>> fields,
            List<? extends T> subjects) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (T subject : subjects) {
            List<@Nullable Object> row = new ArrayList<>();
            fields.forEach(field -> row.add(field.value().apply(subject)));
            rows.add(row);
        }
        return new Table(
                name, definition, summary, fields.stream().map(Field::column).toList(), rows);
    }
}
