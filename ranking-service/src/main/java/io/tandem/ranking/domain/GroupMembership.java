package io.tandem.ranking.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which groups an assessment puts its cities in.
///
/// A group counts in the version that was in force on the last day of the current period, unless the method
/// names another: for 2015–2019 `jjj` is the 28 cities of "2+26", although it has been "2+36" since 30
/// November 2023.
public final class GroupMembership {
    private final NavigableMap<String, Roster.GroupVersion> versions;
    private final Map<String, List<String>> byCity = new HashMap<>();

    private GroupMembership(NavigableMap<String, Roster.GroupVersion> versions) {
        this.versions = Collections.unmodifiableNavigableMap(versions);
        versions.values()
                .forEach(group -> group.cities()
                        .forEach(city -> byCity.computeIfAbsent(city, any -> new ArrayList<>())
                                .add(group.id())));
    }

    /// The membership that an assessment uses; a group without a version for it is left out.
    public static GroupMembership of(Assessment assessment, Roster roster) {
        LocalDate day = Period.lastDay(assessment.currentPeriod());
        NavigableMap<String, Roster.GroupVersion> versions = new TreeMap<>();
        for (Roster.GroupVersion group : roster.groups()) {
            @Nullable String named = assessment.method().groupVersions().get(group.id());
            if (named == null ? group.inForceOn(day) : named.equals(group.version())) {
                versions.put(group.id(), group);
            }
        }
        return new GroupMembership(versions);
    }

    /// Group id → the version that counts.
    public NavigableMap<String, Roster.GroupVersion> versions() {
        return versions;
    }

    /// Ids of the groups that a city is in, ascending.
    public List<String> groupsOf(String city) {
        return Collections.unmodifiableList(
                Optional.ofNullable(byCity.get(city)).orElseGet(List::of));
    }
}
