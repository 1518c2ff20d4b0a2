/// What ingest-service publishes.
///
/// | topic | key | message |
/// |---|---|---|
/// | `tandem.cities.v1` | roster id | [RosterPublished] |
/// | `tandem.assessments.v1` | assessment id | [AssessmentPublished] |
/// | `tandem.observations.v1` | city code | [ObservationAccepted] |
/// | `tandem.readings.v1` | station (MN) | [ReadingReceived] |
///
/// Every message is a CloudEvent 1.0 in Kafka's binary content mode with JSON data. The JSON Schemas are in
/// `schema/ingest`, one golden sample of each version ever published in `samples/ingest`.
@NullMarked
package io.tandem.ingest.contract;

import org.jspecify.annotations.NullMarked;
