package io.tandem.ranking.rest;

import io.tandem.ranking.domain.Assessment;
import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.BoardView;
import io.tandem.ranking.domain.Indicator;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What there is: assessments and their boards.
@Path("/api/v1/assessments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Boards")
class AssessmentsResource {
    private final Lookup lookup;

    AssessmentsResource(Lookup lookup) {
        this.lookup = lookup;
    }

    @GET
    @Operation(summary = "Every assessment with its boards")
    public Assessments assessments() {
        return new Assessments(lookup.assessments().stream().map(this::answer).toList());
    }

    @GET
    @Path("{assessment}")
    @Operation(summary = "One assessment: periods, method, groups and boards")
    public AssessmentAnswer assessment(@PathParam("assessment") String assessment) {
        return answer(lookup.assessment(assessment));
    }

    @GET
    @Path("{assessment}/boards")
    @Operation(summary = "The boards of an assessment, each with its version and counts")
    public BoardsAnswer boards(@PathParam("assessment") String assessment) {
        AssessmentAnswer answer = answer(lookup.assessment(assessment));
        return new BoardsAnswer(answer.assessment(), answer.version(), answer.note(), answer.boards());
    }

    private AssessmentAnswer answer(AssessmentDefinition definition) {
        Assessment assessment = definition.assessment();
        return new AssessmentAnswer(
                assessment.id(),
                assessment.version(),
                definition.roster().id(),
                definition.roster().version(),
                definition.roster().nameZh(),
                definition.roster().nameEn(),
                definition.roster().cities().size(),
                assessment.note(),
                MethodAnswer.of(definition),
                assessment.boards().stream()
                        .map(board -> summary(definition, board))
                        .toList(),
                AssessmentLinks.of(assessment.id()));
    }

    private BoardSummary summary(AssessmentDefinition definition, BoardDefinition board) {
        BoardView view = lookup.shown(definition, board).view();
        String href = "/api/v1/assessments/" + definition.assessment().id() + "/boards/" + board.id();
        return new BoardSummary(
                board.id(),
                board.indicators(),
                view.version().epoch(),
                view.version().sequence(),
                view.basis().assessmentVersion(),
                view.at(),
                BoardAnswer.Counts.of(view),
                href,
                href + "/changes");
    }

    /// The answer's body.
    record Assessments(List<AssessmentAnswer> assessments) {}

    /// An assessment.
    ///
    /// @param cities number of cities of the roster
    /// @param links what there is about it, as URI templates (RFC 6570)
    record AssessmentAnswer(
            String assessment,
            int version,
            String roster,
            int rosterVersion,
            String rosterNameZh,
            String rosterNameEn,
            int cities,
            @Nullable String note,
            MethodAnswer method,
            List<BoardSummary> boards,
            Map<String, String> links) {}

    /// The boards of an assessment.
    record BoardsAnswer(
            String assessment,
            int assessmentVersion,
            @Nullable String note,
            List<BoardSummary> boards) {}

    /// A board in a list.
    ///
    /// @param assessmentVersion version of the assessment that the board is made by; behind the assessment's own
    ///     while a changed method is still being computed
    /// @param href path of the board
    /// @param changes path of its event stream
    record BoardSummary(
            String board,
            List<Indicator> indicators,
            int epoch,
            long sequence,
            int assessmentVersion,
            @Nullable Instant at,
            BoardAnswer.Counts counts,
            String href,
            String changes) {}
}
