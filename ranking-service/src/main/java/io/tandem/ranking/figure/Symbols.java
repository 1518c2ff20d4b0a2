package io.tandem.ranking.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text with the symbols of substances, whose indices are set low: `CO2`, `NOx`, `PM2.5`.
public final class Symbols {
    private static final Pattern SYMBOL = Pattern.compile("\\b(CO|SO|NO|O|PM)(2\\.5|10|2|3|x)(?![0-9A-Za-z.])");

    private Symbols() {}

    /// A part of a text: a symbol with its index, or what is between symbols.
    ///
    /// @param index set low; empty when the text is no symbol
    public record Run(String text, String index) {}

    /// The text in parts.
    public static List<Run> runs(String text) {
        List<Run> runs = new ArrayList<>();
        Matcher symbol = SYMBOL.matcher(text);
        int from = 0;
        while (symbol.find()) {
            if (from < symbol.start()) {
                runs.add(new Run(text.substring(from, symbol.start()), ""));
            }
            runs.add(new Run(symbol.group(1), symbol.group(2)));
            from = symbol.end();
        }
        if (from < text.length()) {
            runs.add(new Run(text.substring(from), ""));
        }
        return runs;
    }
}
