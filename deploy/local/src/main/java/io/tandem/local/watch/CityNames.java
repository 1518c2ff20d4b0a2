package io.tandem.local.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.LocalStackException;
import io.tandem.local.reference.JsonHttp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What the cities of a board are called.
final class CityNames {
    private static final int PAGE = 1000;

    private final JsonHttp ranking;
    private final String path;
    private final Map<String, Name> names = new HashMap<>();

    /// A city's names; each is the code when the board does not know the city.
    record Name(String code, String zh, String en) {
        private boolean answersTo(String given) {
            return given.equals(code) || given.equals(zh) || given.equalsIgnoreCase(en);
        }
    }

    /// @param path of the board
    CityNames(JsonHttp ranking, String path) {
        this.ranking = ranking;
        this.path = path;
    }

    /// Reads the names of every city of the board.
    ///
    /// @throws LocalStackException when there is no such board, with those that there are
    void read() {
        int total = PAGE;
        for (int offset = 0; offset < total; offset += PAGE) {
            JsonHttp.Answer answer = ranking.get("%s?limit=%d&offset=%d".formatted(path, PAGE, offset));
            if (answer.status() != 200) {
                throw refused(answer.body());
            }
            answer.body().path("entries").forEach(this::add);
            answer.body().path("unranked").forEach(this::add);
            total = answer.body().path("page").path("total").asInt();
        }
    }

    /// Reads the names again when a city is not among them.
    void require(Iterable<String> codes) {
        for (String code : codes) {
            if (!names.containsKey(code)) {
                read();
                return;
            }
        }
    }

    Name of(String code) {
        return names.getOrDefault(code, new Name(code, code, code));
    }

    /// Codes of cities given by code or by name.
    ///
    /// @throws LocalStackException when one is on nobody's list
    SortedSet<String> codes(List<String> given) {
        SortedSet<String> codes = new TreeSet<>();
        for (String city : given) {
            Optional<Name> found =
                    names.values().stream().filter(name -> name.answersTo(city)).findFirst();
            codes.add(found.orElseThrow(() -> new LocalStackException(
                            "no city \"%s\" on this board; give its code (130200) or its name (唐山, Tangshan)"
                                    .formatted(city)))
                    .code());
        }
        return codes;
    }

    private void add(JsonNode entry) {
        String code = entry.path("city").asText();
        names.put(
                code,
                new Name(
                        code,
                        entry.path("nameZh").asText(code),
                        entry.path("nameEn").asText(code)));
    }

    /// What a problem says, with what there is instead.
    static LocalStackException refused(JsonNode problem) {
        List<String> allowed = new ArrayList<>();
        problem.path("allowed").forEach(value -> allowed.add(value.asText()));
        String detail = problem.path("detail").asText(problem.toString());
        String sentence = detail.replaceFirst("(; see `allowed`.*|\\.)$", "");
        return new LocalStackException(
                allowed.isEmpty() ? sentence : sentence + "; there are " + String.join(", ", allowed));
    }
}
