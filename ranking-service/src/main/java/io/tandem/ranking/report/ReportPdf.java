package io.tandem.ranking.report;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import io.tandem.ranking.figure.Typeface;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Prints a report as PDF on A4, with the fonts in it and the figures as vectors.
public final class ReportPdf {
    private static final int NORMAL = 400;
    private static final int BOLD = 700;

    private final ReportHtml html;

    /// @param html sets the report first
    public ReportPdf(ReportHtml html) {
        this.html = html;
    }

    /// The report as PDF.
    public byte[] print(Report report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.withHtmlContent(html.print(report), null);
        builder.useFont(() -> Typeface.file(false), Typeface.FAMILY, NORMAL, FontStyle.NORMAL, true);
        builder.useFont(() -> Typeface.file(true), Typeface.FAMILY, BOLD, FontStyle.NORMAL, true);
        builder.useObjectDrawerFactory(new FigureDrawers(report));
        // Nothing is fetched: all that the document needs is in it
        builder.useUriResolver((base, uri) -> uri.startsWith("#") ? uri : null);
        builder.withProducer("Tandem");
        builder.usePdfUaAccessibility(true);
        builder.toStream(bytes);
        try {
            builder.run();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
