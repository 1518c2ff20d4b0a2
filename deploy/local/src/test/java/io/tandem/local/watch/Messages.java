package io.tandem.local.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Messages of a made-up board whose cities are `0001`, `0002`, …
final class Messages {
    private static final List<String> TIERS = List.of("I", "II", "III");

    private Messages() {}

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(text, broken);
        }
    }

    /// A place in tier and score; ranks are the reader's own.
    static String place(String tier, double score) {
        return "{'rank':1,'tier':'%s','score':%s,'rates':[%s,0.5],'unranked':[]}".formatted(tier, score, score - 0.5);
    }

    static String unranked() {
        return "{'rank':null,'tier':null,'score':null,'rates':[null,0.1],"
                + "'unranked':[{'reason':'base-missing','indicator':'CO2'}]}";
    }

    /// @param cities each `code=place`
    static JsonNode snapshot(long sequence, String... cities) {
        List<String> entries = new ArrayList<>();
        for (String city : cities) {
            int cut = city.indexOf('=');
            entries.add("{'city':'%s','place':%s}".formatted(city.substring(0, cut), city.substring(cut + 1)));
        }
        return json("{'board':'a/b','epoch':1,'sequence':%d,'entries':[%s]}"
                .formatted(sequence, String.join(",", entries)));
    }

    /// @param cities each `code=place`, or `code=null` when it leaves
    static JsonNode change(long sequence, String... cities) {
        List<String> moves = new ArrayList<>();
        for (String city : cities) {
            int cut = city.indexOf('=');
            moves.add("{'city':'%s','from':null,'to':%s}".formatted(city.substring(0, cut), city.substring(cut + 1)));
        }
        return json(("{'board':'a/b','epoch':1,'sequence':%d,'at':'2026-01-01T00:00:00Z',"
                        + "'cause':{'kind':'correction','observations':['o-1']},'moves':[%s]}")
                .formatted(sequence, String.join(",", moves)));
    }

    /// Any place, ties among them likely.
    static String anyPlace(SplittableRandom random) {
        return random.nextInt(10) == 0 ? unranked() : place(TIERS.get(random.nextInt(3)), random.nextInt(8) / 8.0);
    }
}
