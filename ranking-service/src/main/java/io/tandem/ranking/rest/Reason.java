package io.tandem.ranking.rest;

import io.tandem.ranking.domain.Undefined;
import java.util.List;

/// Why a rate has no value.
///
/// @param reason stable code
/// @param indicator whose level it is; for LAPEQ the part
/// @param words the reason for a person to read
record Reason(String reason, String indicator, String words) {
    static List<Reason> of(List<Undefined> undefined) {
        return undefined.stream()
                .map(u -> new Reason(
                        u.reason().code(),
                        u.indicator().name(),
                        u.indicator() + ": " + u.reason().words()))
                .toList();
    }
}
