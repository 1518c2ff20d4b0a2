package io.tandem.ingest.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What an item of a submission looks like, for the API's description only; [ItemReader] reads it.
@Schema(name = "Observation", description = "One value of one indicator for one city and period")
record ObservationSchema(
        @Schema(
                description = "Names the event, at most 128 printable ASCII characters. Made from the content when"
                        + " observedAt is given, otherwise at random.")
        @Nullable
        String id,

        @Schema(required = true, pattern = "[a-z0-9][a-z0-9._-]{0,63}", examples = "my-feed")
        String feed,

        @Schema(required = true, pattern = "[0-9]{6}", description = "GB/T 2260", examples = "130200")
        String city,

        @Schema(
                required = true,
                enumeration = {"CO2", "SO2", "NOX", "PM", "NO2", "PM25", "O3", "AQI"})
        String indicator,

        @Schema(required = true, description = "2019, 2019-Q3, 2019-07 or 2019-07-14", examples = "2019")
        String period,

        @Schema(description = "Emissions 0 to 1e10 t, concentrations 0 to 5000 ug/m3, AQI 0 to 500; not for withdrawn")
        @Nullable
        Double value,

        @Schema(required = true, description = "t for CO2 SO2 NOX PM; ug/m3 (or µg/m³) for NO2 PM25 O3; 1 for AQI")
        String unit,

        @Schema(
                enumeration = {"provisional", "validated", "withdrawn"},
                defaultValue = "validated")
        @Nullable
        String status,

        @Schema(minimum = "1", maximum = "1000000", defaultValue = "1", description = "A correction has a higher one")
        @Nullable
        Integer revision,

        @Schema(description = "When the feed established the value, ISO 8601 with an offset; now when left out")
        @Nullable
        String observedAt,

        @Schema(maxLength = 500, description = "Why it is corrected or withdrawn") @Nullable
        String reason) {
    static final String ONE = """
            {"feed": "my-feed", "city": "130200", "indicator": "CO2", "period": "2019", "value": 150000000, "unit": "t",
             "observedAt": "2020-06-30T00:00:00Z"}""";
    static final String WITHDRAWAL = """
            {"feed": "my-feed", "city": "130200", "indicator": "CO2", "period": "2019", "unit": "t",
             "status": "withdrawn", "revision": 2, "reason": "meter was being calibrated"}""";
}
