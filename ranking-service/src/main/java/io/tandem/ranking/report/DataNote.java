package io.tandem.ranking.report;

import io.tandem.ranking.figure.Language;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An assessment's note on its data, in the language of the report. A note may be in several languages, with `|`
/// between.
final class DataNote {
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    private DataNote() {}

    /// The part that is in a language, or, when none is, where the note can be read; empty when there is no note.
    static String in(Language language, String assessment, @Nullable String note) {
        if (note == null || note.isBlank()) {
            return "";
        }
        return Arrays.stream(note.split("\\|", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty() && of(part) == language)
                .findFirst()
                .orElseGet(() -> language.pick(
                                "本评估附有以其他语言书写的数据说明，见接口/api/v1/assessments/%s中的note。",
                                "The assessment has a note on its data in another language: `note` in"
                                        + " /api/v1/assessments/%s.")
                        .formatted(assessment));
    }

    /// Chinese when most letters are; an English text may cite a Chinese title.
    private static Language of(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        return 2 * HAN.matcher(text).results().count() > letters ? Language.ZH : Language.EN;
    }
}
