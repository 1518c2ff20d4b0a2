package io.tandem.ingest.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.ingest.application.Items;
import io.tandem.ingest.domain.Finding;
import io.tandem.ingest.domain.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class LineItemsTest {
    private static List<Items.Item> read(InputStream in) throws IOException {
        LineItems lines = new LineItems(in);
        List<Items.Item> items = new ArrayList<>();
        for (Items.Item item = lines.next(); item != null; item = lines.next()) {
            items.add(item);
        }
        return items;
    }

    private static List<Items.Item> read(String text) throws IOException {
        return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void eachLineIsAnItemAndWhatIsNoJsonIsThatLinesAlone() throws IOException {
        List<Items.Item> items = read("""
                {"id": "a"}

                not json
                {"id": "b"} {"id": "c"}
                {"id": NaN}
                {"id": "d", "id": "e"}
                {"id": "f"
                [1]\r
                {"id": "g"}""");

        assertThat(items).extracting(i -> i.place().line()).containsExactly(1L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(items)
                .extracting(i ->
                        i.submission().findings().stream().map(Finding::refusal).toList())
                .containsExactly(
                        List.of(),
                        List.of(Refusal.INVALID_JSON),
                        List.of(Refusal.INVALID_JSON),
                        List.of(Refusal.NOT_A_NUMBER),
                        List.of(Refusal.DUPLICATE_MEMBER),
                        List.of(Refusal.TRUNCATED_JSON),
                        List.of(Refusal.WRONG_TYPE),
                        List.of());
        assertThat(items.getLast().submission().draft().id()).isEqualTo("g");
        assertThat(items.get(1).submission().findings().getFirst().detail()).doesNotContain("line 1");
    }

    @Test
    void bytesThatAreNotUtf8AreThatLinesAlone() throws IOException {
        byte[] utf16 = "{\"id\": \"a\"}".getBytes(StandardCharsets.UTF_16BE);
        byte[] latin = "{\"id\": \"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        byte[] good = "{\"id\": \"b\"}".getBytes(StandardCharsets.UTF_8);
        var all = new java.io.ByteArrayOutputStream();
        for (byte[] line : List.of(utf16, latin, good)) {
            all.writeBytes(line);
            all.write('\n');
        }

        List<Items.Item> items = read(new ByteArrayInputStream(all.toByteArray()));

        assertThat(items).hasSize(3);
        assertThat(items.subList(0, 2))
                .allSatisfy(i -> assertThat(i.submission().findings())
                        .extracting(Finding::refusal)
                        .containsExactly(Refusal.INVALID_UTF8));
        assertThat(items.get(2).submission().findings()).isEmpty();
    }

    @Test
    void aLineThatIsTooLongIsRefusedAndTheNextOneIsRead() throws IOException {
        for (int length : new int[] {65_537, 100_000, 131_072, 1_000_000}) {
            List<Items.Item> items = read("{\"id\": \"a\"}\n" + "x".repeat(length) + "\n{\"id\": \"b\"}\n");

            assertThat(items).extracting(i -> i.place().line()).containsExactly(1L, 2L, 3L);
            assertThat(items.get(1).submission().findings())
                    .extracting(Finding::refusal)
                    .containsExactly(Refusal.LIMIT_EXCEEDED);
            assertThat(items.get(2).submission().draft().id()).isEqualTo("b");
        }
    }

    @Test
    void linesAreTheSameInWhateverPiecesTheyArrive() throws IOException {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            text.append("{\"id\": \"")
                    .append(i)
                    .append("\", \"reason\": \"")
                    .append("r".repeat(random.nextInt(400)))
                    .append("\"}\n");
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        InputStream inPieces = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, 1 + random.nextInt(9_000)));
            }
        };
        LineItems lines = new LineItems(inPieces);

        for (int i = 0; i < 5_000; i++) {
            Items.Item item = lines.next();
            assertThat(item.submission().draft().id()).isEqualTo(Integer.toString(i));
            assertThat(item.text().first(12)).startsWith("{\"id\": \"" + i);
        }
        assertThat(lines.next()).isNull();
        assertThat(lines.bytes()).isEqualTo(bytes.length);
    }
}
