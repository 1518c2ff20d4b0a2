package io.tandem.ingest.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.tandem.ingest.domain.RosterDraft.CityDraft;
import io.tandem.ingest.domain.RosterDraft.GroupDraft;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RosterRulesTest {
    private static final CityDraft TANGSHAN = city("130200");
    private static final CityDraft BEIJING = city("110000");

    private static CityDraft city(@Nullable String code) {
        return new CityDraft(code, "唐山", "唐山市", "Tangshan", "130000", "河北", "Hebei", "east");
    }

    private static GroupDraft group(String version, String from, @Nullable String to, @Nullable String... members) {
        return new GroupDraft("jjj", version, "京津冀", "Jing-Jin-Ji", from, to, Arrays.asList(members));
    }

    private static RosterDraft roster(List<@Nullable CityDraft> cities, List<@Nullable GroupDraft> groups) {
        return new RosterDraft("名", "Name", cities, groups);
    }

    private static List<org.assertj.core.groups.Tuple> findings(RosterDraft draft) {
        return RosterRules.judge(draft) instanceof Verdict.Refused<Roster>(var findings)
                ? findings.stream().map(f -> tuple(f.refusal(), f.pointer())).toList()
                : List.of();
    }

    @Test
    void aRosterIsKeptInCanonicalOrder() {
        RosterDraft draft = roster(
                List.of(TANGSHAN, BEIJING),
                List.of(
                        group("2+36", "2023-11-30", null, "130200"),
                        group("2+26", "2017-02-17", "2023-11-29", "130200", "110000")));

        assertThat(RosterRules.judge(draft)).isInstanceOfSatisfying(Verdict.Accepted.class, accepted -> {
            Roster roster = (Roster) accepted.value();
            assertThat(roster.cities()).extracting(c -> c.code().value()).containsExactly("110000", "130200");
            assertThat(roster.groups()).extracting(Roster.GroupVersion::version).containsExactly("2+26", "2+36");
            assertThat(roster.groups().getFirst().cities())
                    .extracting(CityCode::value)
                    .containsExactly("110000", "130200");
        });
        assertThat(RosterRules.judge(draft))
                .isEqualTo(RosterRules.judge(
                        roster(draft.cities().reversed(), draft.groups().reversed())));
    }

    @Test
    void aCityIsCompleteAndListedOnce() {
        CityDraft bare = new CityDraft("13", " ", "a\u0000", null, "130000", "河北", "Hebei", "north");

        assertThat(findings(roster(Arrays.asList(TANGSHAN, TANGSHAN, null, bare), List.of())))
                .containsExactly(
                        tuple(Refusal.DUPLICATE_ENTRY, "/cities/1/code"),
                        tuple(Refusal.MISSING_MEMBER, "/cities/2"),
                        tuple(Refusal.INVALID_CODE, "/cities/3/code"),
                        tuple(Refusal.INVALID_NAME, "/cities/3/nameZh"),
                        tuple(Refusal.CONTROL_CHARACTER, "/cities/3/fullNameZh"),
                        tuple(Refusal.MISSING_MEMBER, "/cities/3/nameEn"),
                        tuple(Refusal.UNKNOWN_REGION, "/cities/3/region"));
    }

    @Test
    void anEmptyRosterIsRefused() {
        assertThat(findings(roster(List.of(), List.of()))).containsExactly(tuple(Refusal.MISSING_MEMBER, "/cities"));
    }

    @Test
    void aGroupHasCitiesOfTheRosterOnceEach() {
        assertThat(findings(roster(
                        List.of(TANGSHAN),
                        List.of(group("v", "2017-02-17", null, "130200", "999999", "130200", null)))))
                .containsExactly(
                        tuple(Refusal.UNKNOWN_CITY, "/groups/0/cities/1"),
                        tuple(Refusal.DUPLICATE_ENTRY, "/groups/0/cities/2"),
                        tuple(Refusal.MISSING_MEMBER, "/groups/0/cities/3"));
    }

    @Test
    void onNoDayAreTwoVersionsOfAGroupInForce() {
        assertThat(findings(roster(
                        List.of(TANGSHAN),
                        List.of(
                                group("a", "2017-01-01", "2018-01-01", "130200"),
                                group("b", "2018-01-01", null, "130200"),
                                group("c", "2013-01-01", "2012-12-31", "130200"),
                                group("a", "2011-01-01", "2011-12-31", "130200"),
                                group("d", "2011-02-30", null, "130200")))))
                .containsExactly(
                        tuple(Refusal.OVERLAPPING_GROUP_VERSIONS, "/groups/1/validFrom"),
                        tuple(Refusal.INVALID_DATE, "/groups/2/validTo"),
                        tuple(Refusal.DUPLICATE_ENTRY, "/groups/3/version"),
                        tuple(Refusal.INVALID_DATE, "/groups/4/validFrom"));
    }
}
