package io.tandem.ingest.domain;

import io.tandem.ingest.domain.Roster.GroupVersion;
import io.tandem.ingest.domain.RosterDraft.GroupDraft;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides about a roster's groups: members are cities of the roster, and on no day are two versions in force.
///
/// @param roster the codes of the roster's cities
record GroupRules(Set<CityCode> roster, Findings findings) {
    /// The good ones among the drafts; what is wrong with the others is among the findings.
    List<GroupVersion> groups(@Nullable List<@Nullable GroupDraft> drafts) {
        Map<String, List<GroupVersion>> byId = new HashMap<>();
        List<GroupVersion> all = new ArrayList<>();
        for (int i = 0; drafts != null && i < drafts.size(); i++) {
            String pointer = "/groups/" + i;
            GroupDraft draft = findings.required(drafts.get(i), pointer);
            GroupVersion group = draft == null ? null : group(draft, pointer);
            if (group != null) {
                List<GroupVersion> others = byId.computeIfAbsent(group.id(), _ -> new ArrayList<>());
                compare(group, others, pointer);
                others.add(group);
                all.add(group);
            }
        }
        return all;
    }

    private void compare(GroupVersion group, List<GroupVersion> others, String pointer) {
        for (GroupVersion other : others) {
            if (other.version().equals(group.version())) {
                findings.add(Refusal.DUPLICATE_ENTRY, pointer + "/version", "A group lists each version once.");
            } else if (overlap(group, other)) {
                findings.add(
                        Refusal.OVERLAPPING_GROUP_VERSIONS,
                        pointer + "/validFrom",
                        "Another version of the group is in force on one of these days.");
            }
        }
    }

    private static boolean overlap(GroupVersion a, GroupVersion b) {
        return startsBeforeEnd(a, b) && startsBeforeEnd(b, a);
    }

    private static boolean startsBeforeEnd(GroupVersion a, GroupVersion b) {
        return b.validTo() == null || !a.validFrom().isAfter(b.validTo());
    }

    private @Nullable GroupVersion group(GroupDraft draft, String pointer) {
        String id = findings.slug(draft.id(), pointer + "/id");
        String version = findings.name(draft.version(), pointer + "/version");
        String nameZh = findings.name(draft.nameZh(), pointer + "/nameZh");
        String nameEn = findings.name(draft.nameEn(), pointer + "/nameEn");
        String from = findings.required(draft.validFrom(), pointer + "/validFrom");
        LocalDate validFrom = date(from, pointer + "/validFrom");
        LocalDate validTo = date(draft.validTo(), pointer + "/validTo");
        List<CityCode> members = members(draft.cities(), pointer + "/cities");
        if (validFrom == null) {
            return null;
        }
        if (validTo != null && validTo.isBefore(validFrom)) {
            findings.add(Refusal.INVALID_DATE, pointer + "/validTo", "The last day is not before the first.");
        }
        return new GroupVersion(id, version, nameZh, nameEn, validFrom, validTo, members);
    }

    private @Nullable LocalDate date(@Nullable String text, String pointer) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            findings.add(Refusal.INVALID_DATE, pointer, "Expected an ISO 8601 date: 2017-02-17.");
            return null;
        }
    }

    private List<CityCode> members(@Nullable List<@Nullable String> codes, String pointer) {
        Set<CityCode> members = new HashSet<>();
        if (codes == null || codes.isEmpty()) {
            findings.add(Refusal.MISSING_MEMBER, pointer, "A group has at least one city.");
            return List.of();
        }
        for (int i = 0; i < codes.size(); i++) {
            String code = findings.required(codes.get(i), pointer + "/" + i);
            if (code != null) {
                member(code, pointer + "/" + i, members);
            }
        }
        return List.copyOf(members);
    }

    private void member(String code, String pointer, Set<CityCode> members) {
        if (!CityCode.isCode(code) || !roster.contains(new CityCode(code))) {
            findings.add(Refusal.UNKNOWN_CITY, pointer, "Expected the code of a city of this roster.");
        } else if (!members.add(new CityCode(code))) {
            findings.add(Refusal.DUPLICATE_ENTRY, pointer, "A group lists each city once.");
        }
    }
}
