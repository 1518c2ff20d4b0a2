package io.tandem.metrics.application;

import io.tandem.metrics.domain.Assessment;
import java.util.List;

/// The assessments in force, in the newest version known here; only those whose roster is known too.
public interface Definitions {
    /// Ordered by id.
    List<Assessment> assessments();
}
