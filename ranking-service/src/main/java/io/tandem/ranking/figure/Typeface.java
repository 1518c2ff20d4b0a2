package io.tandem.ranking.figure;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The fonts that the service carries, a subset of Noto Sans SC: Latin letters, signs and the characters of GB 2312,
/// in which all names of prefectures can be written.
public final class Typeface {
    /// Name under which documents refer to it.
    public static final String FAMILY = "Noto Sans SC";

    private static final Font REGULAR = read(false);
    private static final Font BOLD = read(true);

    private Typeface() {}

    /// Upright in a size in user units.
    static Font regular(double size) {
        return REGULAR.deriveFont((float) size);
    }

    /// Bold in a size in user units.
    static Font bold(double size) {
        return BOLD.deriveFont((float) size);
    }

    /// The font as a file, TrueType.
    public static InputStream file(boolean bold) {
        String path = "/fonts/NotoSansSC-%s.ttf".formatted(bold ? "Bold" : "Regular");
        InputStream file = Typeface.class.getResourceAsStream(path);
        if (file == null) {
            throw new IllegalStateException("the font %s is missing".formatted(path));
        }
        return file;
    }

    private static Font read(boolean bold) {
        try (InputStream file = file(bold)) {
            return Font.createFont(Font.TRUETYPE_FONT, file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (FontFormatException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
