package io.tandem.ranking.figure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A language that figures and the report are written in.
public enum Language {
    /// Chinese in simplified characters.
    ZH("zh-CN"),
    /// English.
    EN("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /// The language of that code, such as `zh`.
    public static Optional<Language> of(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code().equals(code))
                .findFirst();
    }

    /// The codes of all languages.
    public static List<String> codes() {
        return Arrays.stream(values()).map(Language::code).toList();
    }

    /// Stable code, such as `zh`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// As documents declare it (BCP 47).
    public String tag() {
        return tag;
    }

    /// The text of the two that is in this language.
    public String pick(String chinese, String english) {
        return switch (this) {
            case ZH -> chinese;
            case EN -> english;
        };
    }
}
