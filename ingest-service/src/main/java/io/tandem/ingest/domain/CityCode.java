package io.tandem.ingest.domain;

/// An administrative code, GB/T 2260: six digits. Names are labels and identify nothing.
///
/// @param value such as `130200`
public record CityCode(String value) implements Comparable<CityCode> {
    /// @throws IllegalArgumentException unless six ASCII digits
    public CityCode {
        if (!isCode(value)) {
            throw new IllegalArgumentException("not an administrative code of six digits: " + value);
        }
    }

    /// Whether the text is six ASCII digits.
    public static boolean isCode(String text) {
        if (text.length() != 6) {
            return false;
        }
        for (int i = 0; i < 6; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /// The first two digits, which are the province's.
    public String province() {
        return value.substring(0, 2);
    }

    @Override
    public int compareTo(CityCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
