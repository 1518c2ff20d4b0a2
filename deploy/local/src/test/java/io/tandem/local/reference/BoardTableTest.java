package io.tandem.local.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoardTableTest {
    @ParameterizedTest
    @CsvSource({
        "0.310448, 31.04", // SPEC §3
        "0.31045, 31.05",
        "-3.7583, -375.83", // Lüliang, report §3.3
        "-0.000049, 0.00",
        "0, 0.00",
        "1e-9, 0.00"
    })
    void percentagesHaveTwoDecimalsHalfUp(double fraction, String shown) {
        assertThat(BoardTable.percent(DoubleNode.valueOf(fraction))).isEqualTo(shown);
    }

    @Test
    void anUndefinedRateIsADash() {
        assertThat(BoardTable.percent(NullNode.getInstance())).isEqualTo("–");
    }

    @Test
    void chineseCharactersTakeTwoColumns() {
        assertThat(TextColumns.width("唐山")).isEqualTo(4);
        assertThat(TextColumns.width("Tangshan")).isEqualTo(8);
    }

    @Test
    void allLinesOfATableEndInTheSameColumn() throws JsonProcessingException {
        List<String> lines = BoardTable.lines(new ObjectMapper().readTree("""
                {"assessment": "2015-2019", "board": "co2-aqi", "indicators": ["CO2", "AQI"],
                 "counts": {"cities": 335, "ranked": 335, "tiers": {"I": 80, "II": 208, "III": 47}},
                 "entries": [
                   {"rank": 1, "city": "220600", "nameZh": "白山", "nameEn": "Baishan", "provinceEn": "Jilin",
                    "tier": "I", "score": 0.91, "rates": {"CO2": 0.51, "AQI": 0.4}},
                   {"rank": 2, "city": "650200", "nameZh": "克拉玛依", "nameEn": "Karamay", "provinceEn": "Xinjiang",
                    "tier": "II", "score": -10.5, "rates": {"CO2": -11.0, "AQI": 0.5}}]}"""));

        assertThat(lines.subList(1, 4)).extracting(TextColumns::width).containsOnly(TextColumns.width(lines.get(1)));
        assertThat(lines.get(2)).containsSubsequence("220600", "白山", "Baishan", "Jilin", "91.00", "51.00", "40.00");
        assertThat(lines.getLast()).contains("I 80, II 208, III 47").contains("335 of 335");
    }
}
