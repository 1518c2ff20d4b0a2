package io.tandem.ranking.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jspecify.annotations.Nullable;

/// Describes what every statistic may answer.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class StatisticsResponses implements OASFilter {
    /// Of the operations that answer like that.
    static final String TAG = "Statistics";

    @Override
    public Operation filterOperation(Operation operation) {
        @Nullable List<String> tags = operation.getTags();
        if (tags != null && tags.contains(TAG)) {
            APIResponses responses = OASFactory.createAPIResponses();
            responses.addAPIResponse(
                    "200",
                    OASFactory.createAPIResponse()
                            .description(
                                    "The table; its version is the ETag. CSV and XLSX by `Accept` or by a suffix of"
                                            + " the path.")
                            .content(content()));
            add(responses, "304", "Still the version of If-None-Match.");
            add(responses, "400", "A parameter that means nothing; `allowed` lists what does.");
            add(responses, "404", "No such assessment, or it never stood like that.");
            operation.setResponses(responses);
        }
        return operation;
    }

    private static void add(APIResponses responses, String status, String description) {
        responses.addAPIResponse(status, OASFactory.createAPIResponse().description(description));
    }

    private static Content content() {
        Content content = OASFactory.createContent();
        content.addMediaType(
                TableFormat.JSON.mediaType(),
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/TableAnswer")));
        for (TableFormat file : List.of(TableFormat.CSV, TableFormat.XLSX)) {
            content.addMediaType(
                    file.mediaType(),
                    OASFactory.createMediaType()
                            .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING)));
        }
        return content;
    }
}
