package io.tandem.ranking.domain.statistics;

import io.tandem.ranking.domain.statistics.Condition.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the language of filters:
///
/// ```
/// filter  = condition *("," condition)
/// condition = number (">" | "<" | ">=" | "<=" | "=" | "!=") decimal
///           | word ("=" | "!=") value *("|" value)
/// number  = indicator | "reduction(" indicator ")" | indicator "@" period | "rank(" board ")" | "score(" board ")"
/// word    = "tier(" board ")" | "group" | "province" | "region" | "city"
/// ```
///
/// Spaces around any part are ignored.
final class FilterParser {
    private static final Pattern SUBJECT = Pattern.compile("[^><=!,|]*");
    private static final Pattern SIGN = Pattern.compile(">=|<=|!=|>|<|=");
    private static final Pattern VALUE = Pattern.compile("[^,|]*");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,15}(\\.[0-9]{1,15})?");
    private static final int MOST = 20;

    private final String text;
    private final Subjects subjects;
    private int position;

    FilterParser(String text, Subjects subjects) {
        this.text = text;
        this.subjects = subjects;
    }

    Filter filter() {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(condition());
        while (position < text.length()) {
            if (text.charAt(position) != ',' || conditions.size() == MOST) {
                throw malformed(
                        position,
                        conditions.size() == MOST ? "the end, after %d conditions,".formatted(MOST) : "a comma");
            }
            position++;
            conditions.add(condition());
        }
        return new Filter(conditions);
    }

    private Condition condition() {
        Token subject = next(SUBJECT);
        @Nullable Quantity number = subjects.number(subject.text());
        if (number != null) {
            return new Condition.OfNumber(number, comparison(), decimal());
        }
        Subjects.@Nullable Word word = subjects.word(subject.text());
        if (word == null) {
            throw new Filter.Malformed(subject.position() + 1, "one of those in `allowed`", subjects.names());
        }
        int sign = position;
        Comparison comparison = comparison();
        if (comparison != Comparison.EQUAL && comparison != Comparison.OTHER) {
            throw malformed(sign, "= or !=");
        }
        List<String> wanted = new ArrayList<>();
        wanted.add(value(word));
        while (position < text.length() && text.charAt(position) == '|') {
            position++;
            wanted.add(value(word));
        }
        return new Condition.OfWord(subject.text(), word.words(), comparison == Comparison.EQUAL, wanted);
    }

    private Comparison comparison() {
        int start = position;
        Token sign = next(SIGN);
        for (Comparison comparison : Comparison.values()) {
            if (comparison.sign().equals(sign.text())) {
                return comparison;
            }
        }
        throw malformed(start, "one of > < >= <= = !=");
    }

    private double decimal() {
        Token value = next(VALUE);
        if (!DECIMAL.matcher(value.text()).matches()) {
            throw malformed(value.position(), "a decimal number such as 0.5 or -12");
        }
        return Double.parseDouble(value.text());
    }

    private String value(Subjects.Word word) {
        Token value = next(VALUE);
        Set<String> known = word.known();
        if (!known.contains(value.text())) {
            throw new Filter.Malformed(
                    value.position() + 1,
                    "one of those in `allowed`",
                    word.listed().stream().sorted().toList());
        }
        return value.text();
    }

    /// What the pattern matches here, without the spaces around it; empty when nothing does.
    private Token next(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(position, text.length());
        if (!matcher.lookingAt()) {
            return new Token(position, "");
        }
        String found = matcher.group();
        int start = position + (found.length() - found.stripLeading().length());
        position = matcher.end();
        return new Token(start, found.strip());
    }

    private static Filter.Malformed malformed(int position, String expected) {
        return new Filter.Malformed(position + 1, expected, List.of());
    }

    private record Token(int position, String text) {}
}
