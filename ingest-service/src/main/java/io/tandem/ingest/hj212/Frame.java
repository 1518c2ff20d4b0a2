package io.tandem.ingest.hj212;

import java.time.LocalDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one frame says; times are of UTC+8.
///
/// @param header the fields before CP
/// @param requestedAt QN as a time
/// @param dataTime start of the interval that the data is of
/// @param fields what CP holds, in order: `a21026-Cou` → `204.5`
record Frame(
        Header header,
        @Nullable LocalDateTime requestedAt,
        @Nullable LocalDateTime dataTime,
        Map<String, String> fields) {
    /// The fields before CP.
    ///
    /// @param qn names the request
    /// @param st kind of station
    /// @param cn command
    /// @param mn the station
    record Header(
            @Nullable String qn,
            String st,
            String cn,
            @Nullable String pw,
            String mn,
            int flag,
            int parts,
            int part) {
        private static final int ANSWER_WANTED = 1;
        private static final int VERSION_SHIFT = 2;

        boolean wantsAnswer() {
            return (flag & ANSWER_WANTED) != 0 && qn != null;
        }

        /// 0 is 2005, 1 is 2017, 2 is 2025.
        int version() {
            return flag >> VERSION_SHIFT;
        }

        /// Whether it is one of several parts of a message.
        boolean isPart() {
            return parts > 1;
        }
    }

    /// The same frame with other fields.
    Frame with(Map<String, String> others) {
        return new Frame(header, requestedAt, dataTime, others);
    }
}
