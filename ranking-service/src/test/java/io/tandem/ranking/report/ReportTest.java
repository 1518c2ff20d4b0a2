package io.tandem.ranking.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.ranking.domain.ReferenceSnapshots;
import io.tandem.ranking.domain.statistics.Snapshot;
import io.tandem.ranking.figure.Language;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportTest {
    private static final Instant NOW = Instant.parse("2026-05-04T12:30:00Z");
    private static final Snapshot SNAPSHOT = ReferenceSnapshots.whole();
    private static final ReportHtml HTML = new ReportHtml();

    private static Report report(Language language) {
        return Reports.of(SNAPSHOT, language, NOW);
    }

    private static List<Block.Grid> grids(Report report) {
        return report.blocks().stream()
                .filter(Block.Grid.class::isInstance)
                .map(Block.Grid.class::cast)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theReportHasAllFiguresTablesAndAppendices(Language language) {
        Report report = report(language);

        assertThat(report.pictures())
                .extracting(figure -> figure.number())
                .containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14);
        String table = language.pick("表%d　", "Table %d. ");
        List<String> captions = grids(report).stream().map(Block.Grid::caption).toList();
        assertThat(IntStream.rangeClosed(1, 10).mapToObj(table::formatted))
                .allSatisfy(number -> assertThat(captions)
                        .filteredOn(caption -> caption.startsWith(number))
                        .hasSize(1));
        assertThat(grids(report)).filteredOn(grid -> grid.rows().size() == 335).hasSize(3);
        assertThat(grids(report))
                .allSatisfy(grid -> assertThat(grid.rows())
                        .allSatisfy(row -> assertThat(row).hasSameSizeAs(grid.heads())));
    }

    /// Report table 1.
    @Test
    void tableOnePrintsWhatTheReportPrints() {
        Block.Grid table = grids(report(Language.ZH)).getFirst();

        assertThat(table.rows())
                .extracting(row -> row.subList(1, 4))
                .contains(
                        List.of("28", "−11.91%", "75.38%"),
                        List.of("11", "−21.16%", "71.74%"),
                        List.of("9", "−8.39%", "77.40%"),
                        List.of("41", "−11.32%", "71.24%"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyPageOfThePdfHasItsNumberAndTheStampAndItsFontsAreInIt(Language language) throws IOException {
        Report report = report(language);

        try (PDDocument pdf = Loader.loadPDF(new ReportPdf(HTML).print(report))) {
            PDFTextStripper stripper = new PDFTextStripper();
            int pages = pdf.getNumberOfPages();
            assertThat(pages).isBetween(30, 60);
            for (int page = 1; page <= pages; page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(pdf)).contains(report.stamp(), "%d / %d".formatted(page, pages));
                assertThat(fonts(pdf.getPage(page - 1)))
                        .isNotEmpty()
                        .allSatisfy(font -> assertThat(font.isEmbedded()).isTrue())
                        .extracting(PDFont::getName)
                        .allSatisfy(name -> assertThat(name).contains("NotoSansSC"));
            }
            assertThat(pdf.getDocumentCatalog().getDocumentOutline().children()).hasSize(7);
        }
    }

    private static List<PDFont> fonts(PDPage page) throws IOException {
        List<PDFont> fonts = new ArrayList<>();
        for (COSName name : page.getResources().getFontNames()) {
            fonts.add(page.getResources().getFont(name));
        }
        return fonts;
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theTextOfThePdfSaysWhatItIsAboutAndThatTheDataAreReconstructed(Language language) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(new ReportPdf(HTML).print(report(language)))) {
            String text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");

            assertThat(text)
                    .contains("china-335", "co2-lapeq 1:2", "2015-2019")
                    .contains(language.pick("白山", "Baishan"), "31.04%")
                    .contains(language.pick("1 天 2 小时", "1 d 2 h"));
            // Chinese lines break anywhere
            assertThat(text.replace(" ", "")).contains(note(language).replace(" ", ""));
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void thePageNeedsNoOtherFileAndDescribesItsFigures(Language language) {
        Report report = report(language);

        String page = HTML.page(report);

        assertThat(page)
                .contains(report.stamp(), note(language).replace("'", "&#39;"), "lang=\"" + language.tag() + "\"");
        assertThat(page).doesNotContain("<link", "<script", "src=\"http");
        assertThat(report.pictures())
                .allSatisfy(figure -> assertThat(page).contains("alt=\"" + figure.description() + "\""));
    }

    @Test
    void textCannotBecomeMarkup() {
        assertThat(Html.of("<script>CO2 & \"x\""))
                .isEqualTo("&lt;script&gt;<span class=\"symbol\">CO<sub>2</sub></span> &amp; &quot;x&quot;");
    }

    @Test
    void aReportOfNothingIsStillAReport() throws IOException {
        Snapshot nothing = ReferenceSnapshots.without(
                SNAPSHOT.cities().stream().map(city -> city.code()).toArray(String[]::new));

        try (PDDocument pdf = Loader.loadPDF(new ReportPdf(HTML).print(Reports.of(nothing, Language.ZH, NOW)))) {
            assertThat(pdf.getNumberOfPages()).isGreaterThan(20);
        }
    }

    private static String note(Language language) {
        return language.pick(ReferenceSnapshots.NOTE_ZH, ReferenceSnapshots.NOTE_EN);
    }
}
