package io.tandem.ingest.domain;

import io.tandem.ingest.domain.Assessment.Method;
import io.tandem.ingest.domain.Assessment.StatusPolicy;
import io.tandem.ingest.domain.Assessment.ZeroRule;
import io.tandem.ingest.domain.AssessmentDraft.MethodDraft;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Decides about an assessment's method; whatever is left out is the report's (§2.4).
///
/// @param roster the roster that is assessed; null when it is not known
record MethodRules(@Nullable Roster roster, Findings findings) {
    private static final MethodDraft DEFAULT = new MethodDraft(null, null, null, null);

    /// The method, or null when something was found.
    @Nullable
    Method method(@Nullable MethodDraft given) {
        MethodDraft draft = given == null ? DEFAULT : given;
        Map<Indicator, Double> equivalents = equivalents(draft.pollutantEquivalents());
        StatusPolicy policy = policy(draft.statusPolicy());
        ZeroRule zeroRule = zeroRule(draft.zeroRule());
        Map<String, String> groupVersions = groupVersions(draft.groupVersions());
        return policy == null || zeroRule == null ? null : new Method(equivalents, policy, zeroRule, groupVersions);
    }

    private Map<Indicator, Double> equivalents(@Nullable Map<String, @Nullable Double> given) {
        Map<Indicator, Double> equivalents = new EnumMap<>(Method.DEFAULT_EQUIVALENTS);
        if (given == null) {
            return equivalents;
        }
        given.forEach((name, value) -> {
            String pointer = "/method/pollutantEquivalents";
            Indicator indicator = Indicator.named(name).orElse(null);
            if (indicator == null || !Method.DEFAULT_EQUIVALENTS.containsKey(indicator)) {
                findings.add(Refusal.INVALID_COEFFICIENT, pointer, "Only SO2, NOX and PM have one.");
            } else if (value == null || !(value >= 1e-6 && value <= 1e6)) {
                findings.add(
                        Refusal.INVALID_COEFFICIENT,
                        pointer + "/" + indicator,
                        "Expected kilograms from 0.000001 to 1000000.");
            } else {
                equivalents.put(indicator, value);
            }
        });
        return equivalents;
    }

    private @Nullable StatusPolicy policy(@Nullable String name) {
        StatusPolicy policy = name == null
                ? StatusPolicy.VALIDATED_ELSE_PROVISIONAL
                : StatusPolicy.named(name).orElse(null);
        if (policy == null) {
            findings.add(
                    Refusal.UNKNOWN_METHOD,
                    "/method/statusPolicy",
                    "Expected validated or validated-else-provisional.");
        }
        return policy;
    }

    private @Nullable ZeroRule zeroRule(@Nullable String name) {
        ZeroRule rule =
                name == null ? ZeroRule.ZERO_IS_TIER_TWO : ZeroRule.named(name).orElse(null);
        if (rule == null) {
            findings.add(
                    Refusal.UNKNOWN_METHOD,
                    "/method/zeroRule",
                    "Expected zero-is-tier-two, zero-is-reduction or zero-is-increase.");
        }
        return rule;
    }

    private Map<String, String> groupVersions(@Nullable Map<String, @Nullable String> given) {
        Map<String, String> groupVersions = new TreeMap<>();
        if (given == null) {
            return groupVersions;
        }
        given.forEach((group, version) -> {
            if (version != null && roster != null && roster.holds(group, version)) {
                groupVersions.put(group, version);
            } else if (roster != null) {
                findings.add(
                        Refusal.UNKNOWN_GROUP_VERSION,
                        "/method/groupVersions",
                        "Expected groups of the roster with one of their versions.");
            }
        });
        return groupVersions;
    }
}
