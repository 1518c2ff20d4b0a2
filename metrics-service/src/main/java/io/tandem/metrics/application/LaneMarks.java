package io.tandem.metrics.application;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// By which definitions the lanes of a batch were computed, as committed.
final class LaneMarks {
    private final Map<Integer, Map<String, Computed>> marks = new HashMap<>();

    /// Begins with what is remembered; lanes that are not get what was read.
    LaneMarks(List<Intake> intakes, LaneMemory memory, List<Computed> read) {
        intakes.forEach(intake -> marks.put(intake.lane(), new HashMap<>(memory.computed(intake.lane()))));
        read.forEach(this::put);
    }

    @Nullable
    Computed of(int lane, String assessment) {
        return marks.getOrDefault(lane, Map.of()).get(assessment);
    }

    void put(Computed mark) {
        marks.computeIfAbsent(mark.lane(), _ -> new HashMap<>()).put(mark.assessment(), mark);
    }

    Map<Integer, List<Computed>> all() {
        Map<Integer, List<Computed>> all = new HashMap<>();
        marks.forEach((lane, byAssessment) -> all.put(lane, new ArrayList<>(byAssessment.values())));
        return all;
    }
}
