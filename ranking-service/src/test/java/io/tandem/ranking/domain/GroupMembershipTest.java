package io.tandem.ranking.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupMembershipTest {
    private static final Roster CHINA = Reference.roster();

    /// SPEC §1: `jjj` was "2+26" until 29 November 2023.
    @ParameterizedTest
    @CsvSource({"2019, 28", "2023-11-29, 28", "2023-11-30, 38", "2023, 38", "2023-Q3, 28", "2023-Q4, 38", "2023-10, 28"
    })
    void theVersionInForceAtTheEndOfTheCurrentPeriodCounts(String currentPeriod, int members) {
        GroupMembership groups = GroupMembership.of(Reference.assessment(currentPeriod, Map.of()), CHINA);

        assertThat(groups.versions().get("jjj").cities()).hasSize(members);
    }

    @Test
    void theMethodMayNameAnotherVersion() {
        GroupMembership groups = GroupMembership.of(Reference.assessment("2019", Map.of("jjj", "2+36")), CHINA);

        assertThat(groups.versions().get("jjj").version()).isEqualTo("2+36");
    }

    @Test
    void aGroupThatDoesNotExistYetIsLeftOut() {
        GroupMembership groups = GroupMembership.of(Reference.assessment("2017", Map.of()), CHINA);

        assertThat(groups.versions()).containsOnlyKeys("jjj");
        assertThat(groups.groupsOf("130200")).containsExactly("jjj");
        assertThat(groups.groupsOf("440300")).isEmpty();
    }

    /// SPEC §7: groups of 28, 11, 41 and 9.
    @Test
    void theReportsGroupsHaveTheReportsSizes() {
        GroupMembership groups = GroupMembership.of(Reference.assessment("2019", Map.of()), CHINA);

        assertThat(groups.versions().values().stream()
                        .map(group -> group.id() + " " + group.cities().size()))
                .containsExactly("fenwei 11", "gba 9", "jjj 28", "yrd 41");
    }

    @ParameterizedTest
    @CsvSource({
        "2019, 2019-12-31",
        "2020-02, 2020-02-29",
        "2019-Q1, 2019-03-31",
        "2019-Q4, 2019-12-31",
        "2019-07-14, 2019-07-14"
    })
    void aPeriodEndsOnItsLastDay(String period, LocalDate day) {
        assertThat(Period.lastDay(period)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({"2019-13", "2019-Q5", "19", "2019-02-30", "2019-Qx"})
    void whatIsNoPeriodIsRefused(String period) {
        assertThatIllegalArgumentException().isThrownBy(() -> Period.lastDay(period));
    }
}
