package io.tandem.ingest.domain;

import io.tandem.ingest.domain.Assessment.Board;
import io.tandem.ingest.domain.AssessmentDraft.BoardDraft;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides whether an assessment is taken: two comparable periods, a roster that exists, boards that can be ranked.
public final class AssessmentRules {
    private static final int LONGEST_NOTE = 1000;

    private final Findings findings = new Findings();

    private AssessmentRules() {}

    /// The verdict on one draft.
    ///
    /// @param roster the newest version of the roster that the draft names; null when there is none
    public static Verdict<Assessment> judge(AssessmentDraft draft, @Nullable Roster roster) {
        return new AssessmentRules().verdict(draft, roster);
    }

    private Verdict<Assessment> verdict(AssessmentDraft draft, @Nullable Roster roster) {
        String rosterId = findings.slug(draft.roster(), "/roster");
        if (draft.roster() != null && roster == null) {
            findings.add(Refusal.UNKNOWN_ROSTER, "/roster", "Expected the id of a roster that was put before.");
        }
        Period base = period(draft.basePeriod(), "/basePeriod");
        Period current = period(draft.currentPeriod(), "/currentPeriod");
        compare(base, current);
        var method = new MethodRules(roster, findings).method(draft.method());
        List<Board> boards = boards(draft.boards());
        note(draft.note());
        return findings.orElse(() -> new Assessment(
                rosterId,
                Objects.requireNonNull(base),
                Objects.requireNonNull(current),
                Objects.requireNonNull(method),
                boards,
                draft.note()));
    }

    private @Nullable Period period(@Nullable String text, String pointer) {
        if (findings.required(text, pointer) == null) {
            return null;
        }
        Period period = Period.parse(Objects.requireNonNull(text)).orElse(null);
        if (period == null) {
            findings.add(Refusal.INVALID_PERIOD, pointer, "Expected a year, 2019-Q3, 2019-07 or 2019-07-14.");
        }
        return period;
    }

    private void compare(@Nullable Period base, @Nullable Period current) {
        if (base == null || current == null) {
            return;
        }
        if (base.length() != current.length()) {
            findings.add(Refusal.PERIODS_DO_NOT_COMPARE, "/currentPeriod", "Both periods have the same length.");
        } else if (!base.start().isBefore(current.start())) {
            findings.add(Refusal.PERIODS_DO_NOT_COMPARE, "/currentPeriod", "The base period is the earlier one.");
        }
    }

    private List<Board> boards(@Nullable List<@Nullable BoardDraft> drafts) {
        if (drafts == null) {
            return Assessment.DEFAULT_BOARDS;
        }
        if (drafts.isEmpty()) {
            findings.add(Refusal.INVALID_BOARD, "/boards", "An assessment has at least one board.");
        }
        List<Board> boards = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < drafts.size(); i++) {
            String pointer = "/boards/" + i;
            BoardDraft draft = findings.required(drafts.get(i), pointer);
            if (draft != null) {
                Board board = new Board(
                        findings.slug(draft.id(), pointer + "/id"),
                        indicators(draft.indicators(), pointer + "/indicators"));
                if (!ids.add(board.id())) {
                    findings.add(Refusal.DUPLICATE_ENTRY, pointer + "/id", "Board ids differ.");
                }
                boards.add(board);
            }
        }
        return boards;
    }

    private List<Indicator> indicators(@Nullable List<@Nullable String> names, String pointer) {
        List<Indicator> indicators = new ArrayList<>();
        if (names == null || names.isEmpty() || names.size() > 2) {
            findings.add(Refusal.INVALID_BOARD, pointer, "A board ranks by one indicator or by two.");
            return indicators;
        }
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Indicator indicator = name == null ? null : Indicator.named(name).orElse(null);
            if (indicator == null) {
                findings.add(
                        Refusal.UNKNOWN_INDICATOR,
                        pointer + "/" + i,
                        "Expected one of CO2 SO2 NOX PM NO2 PM25 O3 AQI LAPEQ.");
            } else if (indicators.contains(indicator)) {
                findings.add(Refusal.INVALID_BOARD, pointer + "/" + i, "The two indicators differ.");
            } else {
                indicators.add(indicator);
            }
        }
        return indicators;
    }

    private void note(@Nullable String note) {
        if (note != null && !Text.isStorable(note)) {
            findings.add(Refusal.CONTROL_CHARACTER, "/note", Text.STORABLE);
        } else if (note != null && note.length() > LONGEST_NOTE) {
            findings.add(Refusal.INVALID_NAME, "/note", "A note has at most 1000 characters.");
        }
    }
}
