package io.tandem.ingest.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tandem.ingest.domain.Finding;
import io.tandem.ingest.domain.Refusal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What is wrong, as RFC 9457 has it.
///
/// @param type `/problems/` and a slug that never changes
/// @param title the same for every occurrence of the type
/// @param detail what was expected; never what was sent
/// @param pointer RFC 6901: where in the body; null when it is about the whole
/// @param errors everything that was found, at most 1000, when there is more than one thing or it is a summary
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "RFC 9457 problem details")
public record Problem(
        @Schema(examples = "/problems/wrong-unit") String type,

        @Schema(examples = "The unit is not the indicator's")
        String title,

        @Schema(examples = "422") int status,
        @Schema(examples = "The unit of CO2 is \"t\".") String detail,
        @Schema(examples = "/3/unit") @Nullable String pointer,
        @Nullable List<Fault> errors) {
    /// Media type of problems.
    public static final String MEDIA_TYPE = "application/problem+json";

    /// A short body can be wrong in very many ways; the answer stays readable.
    private static final int MOST_ERRORS = 1000;

    /// One of several things that are wrong.
    @Schema(name = "ProblemFault")
    public record Fault(String type, String pointer, String title, String detail) {}

    static Problem of(Refusal refusal, String detail) {
        return new Problem(type(refusal), refusal.title(), refusal.status(), detail, null, null);
    }

    /// The problem of one finding, or of several about one thing: the first one, with all of them listed.
    static Problem of(List<Finding> findings) {
        Finding first = findings.getFirst();
        Refusal refusal = first.refusal();
        return new Problem(
                type(refusal),
                refusal.title(),
                refusal.status(),
                first.detail(),
                first.pointer().isEmpty() ? null : first.pointer(),
                findings.size() == 1 ? null : errors(findings));
    }

    /// The problem of a document of which nothing was taken. Its type is that of its findings when they agree.
    static Problem summary(List<Finding> findings, String detail) {
        Set<Refusal> kinds = findings.stream().map(Finding::refusal).collect(Collectors.toSet());
        Refusal refusal = kinds.size() == 1 ? kinds.iterator().next() : Refusal.SEVERAL_REFUSALS;
        int status = kinds.size() == 1 ? refusal.status() : 422;
        return new Problem(type(refusal), refusal.title(), status, detail, null, errors(findings));
    }

    private static List<Fault> errors(List<Finding> findings) {
        return findings.stream()
                .limit(MOST_ERRORS)
                .map(f -> new Fault(type(f.refusal()), f.pointer(), f.refusal().title(), f.detail()))
                .toList();
    }

    static String type(Refusal refusal) {
        return "/problems/" + refusal.slug();
    }
}
