package io.tandem.ingest.domain;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Decides whether a station is taken.
///
/// @param knownCities whether any roster holds the city
public record StationRules(Predicate<CityCode> knownCities) {
    private static final Pattern MN = Pattern.compile("[0-9A-Za-z_-]{1,32}");
    private static final Pattern SYSTEM = Pattern.compile("[0-9A-Za-z]{1,3}");
    private static final Pattern FACTOR = Pattern.compile("[0-9A-Za-z_]{1,24}");
    private static final Pattern PASSWORD = Pattern.compile("[!-~&&[^;,=&#]]{1,32}");
    private static final int MOST_UNITS = 100;

    /// The verdict on one draft. A status defaults to `provisional`, because nobody has checked what a station sends.
    ///
    /// @param isNew whether the station has no password yet
    public Verdict<Station> judge(String mn, StationDraft draft, boolean isNew) {
        Findings findings = new Findings();
        if (!MN.matcher(mn).matches()) {
            findings.add(Refusal.INVALID_ID, "", "The MN in the path has 1 to 32 letters, digits, '-' and '_'.");
        }
        CityCode city = city(draft.city(), findings);
        String feed = findings.slug(draft.feed(), "/feed", Refusal.INVALID_FEED);
        String system = system(draft.system(), findings);
        password(draft.password(), isNew, findings);
        ObservationStatus status = status(draft.status(), findings);
        Map<String, StationUnit> units = units(draft.units(), findings);
        return findings.orElse(() -> new Station(mn, Objects.requireNonNull(city), feed, system, status, units));
    }

    private @Nullable CityCode city(@Nullable String code, Findings findings) {
        if (findings.required(code, "/city") == null) {
            return null;
        }
        String text = Objects.requireNonNull(code);
        if (CityCode.isCode(text) && knownCities.test(new CityCode(text))) {
            return new CityCode(text);
        }
        findings.add(Refusal.UNKNOWN_CITY, "/city", "Expected the six-digit code of a city that a roster holds.");
        return null;
    }

    private static String system(@Nullable String system, Findings findings) {
        String text = Objects.requireNonNullElse(findings.required(system, "/system"), "");
        if (!text.isEmpty() && !SYSTEM.matcher(text).matches()) {
            findings.add(Refusal.INVALID_STATION, "/system", "Expected an ST of HJ 212, such as 22 or 31.");
        }
        return text;
    }

    private static void password(@Nullable String password, boolean isNew, Findings findings) {
        if (password == null && isNew) {
            findings.required(null, "/password");
        } else if (password != null && !PASSWORD.matcher(password).matches()) {
            findings.add(
                    Refusal.INVALID_STATION,
                    "/password",
                    "Expected 1 to 32 printable ASCII characters without ; , = & and #.");
        }
    }

    private static ObservationStatus status(@Nullable String name, Findings findings) {
        if (name == null) {
            return ObservationStatus.PROVISIONAL;
        }
        ObservationStatus status = ObservationStatus.named(name)
                .filter(s -> s != ObservationStatus.WITHDRAWN)
                .orElse(null);
        if (status == null) {
            findings.add(Refusal.UNKNOWN_STATUS, "/status", "Expected provisional or validated.");
        }
        return Objects.requireNonNullElse(status, ObservationStatus.PROVISIONAL);
    }

    private static Map<String, StationUnit> units(@Nullable Map<String, @Nullable String> codes, Findings findings) {
        Map<String, StationUnit> units = new HashMap<>();
        if (codes == null) {
            return units;
        }
        if (codes.size() > MOST_UNITS) {
            findings.add(Refusal.INVALID_STATION, "/units", "A station has units of at most 100 factors.");
            return units;
        }
        codes.forEach((factor, code) -> {
            StationUnit unit = code == null ? null : StationUnit.named(code).orElse(null);
            if (!FACTOR.matcher(factor).matches()) {
                findings.add(Refusal.INVALID_STATION, "/units", "A factor has 1 to 24 letters, digits and '_'.");
            } else if (unit == null) {
                findings.add(Refusal.WRONG_UNIT, "/units/" + factor, "Expected t, kg, g, ug/m3, mg/m3 or 1.");
            } else {
                units.put(factor, unit);
            }
        });
        return units;
    }
}
