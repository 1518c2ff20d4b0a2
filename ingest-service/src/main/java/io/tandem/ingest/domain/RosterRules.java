package io.tandem.ingest.domain;

import io.tandem.ingest.domain.Roster.City;
import io.tandem.ingest.domain.RosterDraft.CityDraft;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides whether a roster is taken: every city complete and listed once, every group version made of its cities.
public final class RosterRules {
    private final Findings findings = new Findings();

    private RosterRules() {}

    /// The verdict on one draft.
    public static Verdict<Roster> judge(RosterDraft draft) {
        return new RosterRules().verdict(draft);
    }

    private Verdict<Roster> verdict(RosterDraft draft) {
        String nameZh = findings.name(draft.nameZh(), "/nameZh");
        String nameEn = findings.name(draft.nameEn(), "/nameEn");
        Set<CityCode> codes = new HashSet<>();
        List<City> cities = cities(draft.cities(), codes);
        var groups = new GroupRules(codes, findings).groups(draft.groups());
        return findings.orElse(() -> new Roster(nameZh, nameEn, cities, groups));
    }

    private List<City> cities(@Nullable List<@Nullable CityDraft> drafts, Set<CityCode> codes) {
        List<City> cities = new ArrayList<>();
        if (drafts == null || drafts.isEmpty()) {
            findings.add(Refusal.MISSING_MEMBER, "/cities", "A roster has at least one city.");
            return cities;
        }
        for (int i = 0; i < drafts.size(); i++) {
            String pointer = "/cities/" + i;
            CityDraft draft = findings.required(drafts.get(i), pointer);
            if (draft == null) {
                continue;
            }
            City city = city(draft, pointer);
            if (city != null && !codes.add(city.code())) {
                findings.add(Refusal.DUPLICATE_ENTRY, pointer + "/code", "A roster lists each city once.");
            } else if (city != null) {
                cities.add(city);
            }
        }
        return cities;
    }

    private @Nullable City city(CityDraft draft, String pointer) {
        CityCode code = code(draft.code(), pointer + "/code");
        String nameZh = findings.name(draft.nameZh(), pointer + "/nameZh");
        String fullNameZh = findings.name(draft.fullNameZh(), pointer + "/fullNameZh");
        String nameEn = findings.name(draft.nameEn(), pointer + "/nameEn");
        CityCode provinceCode = code(draft.provinceCode(), pointer + "/provinceCode");
        String provinceZh = findings.name(draft.provinceZh(), pointer + "/provinceZh");
        String provinceEn = findings.name(draft.provinceEn(), pointer + "/provinceEn");
        Region region = region(draft.region(), pointer + "/region");
        if (code == null || provinceCode == null || region == null) {
            return null;
        }
        return new City(code, nameZh, fullNameZh, nameEn, provinceCode, provinceZh, provinceEn, region);
    }

    private @Nullable CityCode code(@Nullable String code, String pointer) {
        if (findings.required(code, pointer) == null) {
            return null;
        }
        String text = Objects.requireNonNull(code);
        if (CityCode.isCode(text)) {
            return new CityCode(text);
        }
        findings.add(Refusal.INVALID_CODE, pointer, "Expected six digits, GB/T 2260.");
        return null;
    }

    private @Nullable Region region(@Nullable String name, String pointer) {
        if (findings.required(name, pointer) == null) {
            return null;
        }
        Region region = Region.named(Objects.requireNonNull(name)).orElse(null);
        if (region == null) {
            findings.add(Refusal.UNKNOWN_REGION, pointer, "Expected east, central or west.");
        }
        return region;
    }
}
