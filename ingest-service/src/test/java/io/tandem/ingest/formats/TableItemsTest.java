package io.tandem.ingest.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tandem.ingest.application.Items;
import io.tandem.ingest.domain.Finding;
import io.tandem.ingest.domain.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableItemsTest {
    private static List<Items.Item> read(byte[] csv) throws IOException {
        List<Items.Item> items = new ArrayList<>();
        try (TableItems table = TableItems.of(CsvRows.of(new ByteArrayInputStream(csv)))) {
            for (Items.Item item = table.next(); item != null; item = table.next()) {
                items.add(item);
            }
        }
        return items;
    }

    private static List<Items.Item> read(String csv) throws IOException {
        return read(csv.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aLongTableHasAnObservationInEachRow() throws IOException {
        List<Items.Item> items = read("""
                \uFEFFcity_code,indicator,year,value,unit,status,revision
                110000,co2,2015,82096796,t,,
                130200,PM25,2019-Q3,"41.5",µg/m³,provisional,2

                130200,PM25,2019,"1,5",,,x
                """);

        assertThat(items).hasSize(3);
        var first = items.get(0).submission().draft();
        assertThat(first.city()).isEqualTo("110000");
        assertThat(first.indicator()).isEqualTo("CO2");
        assertThat(first.period()).isEqualTo("2015");
        assertThat(first.value()).isEqualTo(82_096_796.0);
        assertThat(first.status()).isNull();
        assertThat(items.get(1).submission().draft().revision()).isEqualTo(2);
        assertThat(items.get(2).place().row()).isEqualTo(5);
        assertThat(items.get(2).submission().findings())
                .extracting(Finding::refusal, f -> items.get(2).place().column(f.pointer()))
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(Refusal.WRONG_TYPE, "value"),
                        org.assertj.core.api.Assertions.tuple(Refusal.WRONG_TYPE, "revision"));
    }

    @Test
    void aWideTableHasAnObservationInEachCellThatIsNotEmpty() throws IOException {
        List<Items.Item> items = read("""
                city_code,province_zh,city_zh,CO2-2015,LAPEQ-2015,AQI-2019,PM25-2019-07
                110000,北京,北京,10,3,55.5,
                120000,天津,天津,,4,-1,7
                """);

        assertThat(items)
                .extracting(i -> i.submission().draft().city()
                        + i.submission().draft().indicator()
                        + i.submission().draft().period()
                        + i.submission().draft().unit())
                .containsExactly("110000CO22015t", "110000AQI20191", "120000AQI20191", "120000PM252019-07ug/m3");
        assertThat(items.get(2).place().row()).isEqualTo(3);
        assertThat(items.get(2).place().column("/value")).isEqualTo("AQI-2019");
        assertThat(items.get(2).place().column("/city")).isEqualTo("city_code");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            city,indicator,period,value,colour | UNKNOWN_COLUMN
            city,SO2-2015,CH4-2015             | UNKNOWN_COLUMN
            city,SO2-20155                     | UNKNOWN_COLUMN
            city,indicator,value               | INVALID_TABLE
            SO2-2015                           | INVALID_TABLE
            city,city_code,SO2-2015            | INVALID_TABLE
            city,CITY,SO2-2015                 | INVALID_TABLE
            city,value,SO2-2015                | INVALID_TABLE
            """)
    void aHeaderThatIsNotUnderstoodRefusesTheTable(String header, Refusal refusal) {
        assertThatThrownBy(() -> read(header + "\n"))
                .isInstanceOfSatisfying(
                        TableException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
    }

    @Test
    void whatIsNoCsvInUtf8RefusesTheTable() {
        byte[] gbk = "city,SO2-2015,备注".getBytes(java.nio.charset.Charset.forName("GBK"));

        assertThatThrownBy(() -> read(gbk))
                .isInstanceOfSatisfying(
                        TableException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.INVALID_UTF8));
        assertThatThrownBy(() -> read(""))
                .isInstanceOfSatisfying(
                        TableException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.EMPTY_BODY));
        assertThatThrownBy(() -> read("city,SO2-2015\n130200,\"" + "1".repeat(100_000)))
                .isInstanceOfSatisfying(
                        TableException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.INVALID_TABLE));
    }
}
