package io.tandem.ranking.rest;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the body of a what-if.
final class WhatIfReader {
    static final int MAX_BYTES = 1 << 20;

    /// Members that a pointer may name; others are the client's own words.
    private static final Set<String> MEMBERS = Set.of(
            "board",
            "pollutantEquivalents",
            "zeroRule",
            "roster",
            "include",
            "exclude",
            "group",
            "region",
            "province",
            "values",
            "city",
            "indicator",
            "period",
            "value",
            "SO2",
            "NOX",
            "PM");

    private static final JsonBody<WhatIfRequest> BODY = new JsonBody<>(WhatIfRequest.class, MAX_BYTES, MEMBERS);

    private WhatIfReader() {}

    /// @throws Problem.ProblemException when the body is too large, not UTF-8, not JSON, beyond a limit or not of
    ///     the shape
    static WhatIfRequest read(byte @Nullable [] body) {
        return BODY.read(body);
    }
}
