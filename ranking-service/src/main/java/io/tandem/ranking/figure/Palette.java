package io.tandem.ranking.figure;

import io.tandem.ranking.domain.Tier;
import java.awt.Color;
import java.util.List;

/// Colours that people with any colour vision can tell apart (Okabe and Ito 2008), and the greys of axes and text.
final class Palette {
    static final Color TEXT = new Color(0x22, 0x22, 0x22);
    static final Color FAINT_TEXT = new Color(0x59, 0x59, 0x59);
    static final Color LINE = new Color(0x80, 0x80, 0x80);
    static final Color GRID = new Color(0xE6, 0xE6, 0xE6);
    static final Color OTHER = new Color(0xB4, 0xB8, 0xBC);
    static final Color UNRANKED = new Color(0xF2, 0xF2, 0xF2);

    private static final List<Color> GROUPS = List.of(
            new Color(0x00, 0x72, 0xB2),
            new Color(0xD5, 0x5E, 0x00),
            new Color(0x00, 0x9E, 0x73),
            new Color(0xCC, 0x79, 0xA7),
            new Color(0xE6, 0x9F, 0x00),
            new Color(0x56, 0xB4, 0xE9));

    private Palette() {}

    /// The colour of the n-th group, from 0; repeats after six.
    static Color group(int number) {
        return GROUPS.get(number % GROUPS.size());
    }

    static Color tier(Tier tier) {
        return switch (tier) {
            case I -> new Color(0x00, 0x9E, 0x73);
            case II -> new Color(0xF5, 0xE6, 0xB3);
            case III -> new Color(0xD5, 0x5E, 0x00);
        };
    }

    /// What can be read on the tier's colour.
    static Color on(Tier tier) {
        return tier == Tier.II ? TEXT : Color.WHITE;
    }
}
