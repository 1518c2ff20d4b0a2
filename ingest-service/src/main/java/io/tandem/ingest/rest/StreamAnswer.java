package io.tandem.ingest.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tandem.ingest.application.Items;
import io.tandem.ingest.application.Place;
import io.tandem.ingest.application.RecordStream.Progress;
import io.tandem.ingest.domain.Finding;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What became of lines or rows.
///
/// @param items observations that were read: of lines, each that is not empty; of rows, each value
/// @param refusals the first 1000, in their order
/// @param refusalsLeftOut how many more there are
/// @param resume from where to send again after the end came early
/// @param stopped why the rest was not read
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What became of each: everything that is not among the refusals was accepted")
public record StreamAnswer(
        @Schema(description = "Names what was sent; GET /api/v1/batches/{id} has its record")
        String batch,

        @Nullable Boolean dryRun,
        @Schema(examples = "3") long items,
        @Schema(examples = "2") long accepted,
        @Schema(examples = "1") long refused,
        List<Refused> refusals,
        @Nullable Long refusalsLeftOut,
        @Nullable Resume resume,
        @Nullable Problem stopped) {
    private static final int MOST_REFUSALS = 1000;

    /// One thing that is wrong with one item.
    ///
    /// @param line or `row`, from 1; the header of a table is its first row
    /// @param column heading, of a table
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RefusedLine")
    public record Refused(
            @Nullable Long line,
            @Nullable Long row,
            @Nullable String column,
            String type,
            @Nullable String pointer,
            String title,
            String detail) {
        static Refused of(Place place, Finding finding) {
            boolean table = place.row() > 0;
            return new Refused(
                    table ? null : place.line(),
                    table ? place.row() : null,
                    table ? place.column(finding.pointer()) : null,
                    Problem.type(finding.refusal()),
                    table || finding.pointer().isEmpty() ? null : finding.pointer(),
                    finding.refusal().title(),
                    finding.detail());
        }
    }

    /// So many items, which are so many bytes of the content, need not be sent again.
    @Schema(name = "Resume")
    public record Resume(long items, long bytes) {}

    /// Collects refusals, to a limit.
    static final class Refusals {
        private final List<Refused> kept = new ArrayList<>();
        private long leftOut;

        void add(Items.Item item, List<Finding> findings) {
            for (Finding finding : findings) {
                if (kept.size() < MOST_REFUSALS) {
                    kept.add(Refused.of(item.place(), finding));
                } else {
                    leftOut++;
                }
            }
        }
    }

    static StreamAnswer of(
            String batch, boolean dryRun, Progress progress, Refusals refusals, @Nullable Problem stopped) {
        return new StreamAnswer(
                batch,
                dryRun ? true : null,
                progress.items(),
                progress.accepted(),
                progress.refused(),
                refusals.kept,
                refusals.leftOut == 0 ? null : refusals.leftOut,
                stopped == null ? null : new Resume(progress.durable(), progress.durableBytes()),
                stopped);
    }
}
