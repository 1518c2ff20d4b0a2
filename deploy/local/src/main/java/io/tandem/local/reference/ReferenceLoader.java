package io.tandem.local.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tandem.local.LocalStackException;
import io.tandem.local.reference.JsonHttp.Answer;
import java.util.List;

/// Sends the reference data to ingest-service. An interrupted load is repeated from the start: nothing
/// counts twice.
public final class ReferenceLoader {
    private static final int BATCH = 500;

    private final JsonHttp ingest;

    /// @param ingest ingest-service
    public ReferenceLoader(JsonHttp ingest) {
        this.ingest = ingest;
    }

    /// Roster, assessment, then all observations in batches.
    ///
    /// @throws LocalStackException when something is refused, with the service's own words
    public void load(ReferenceData data, Progress progress) {
        define("/api/v1/rosters/" + ReferenceData.ROSTER, data.roster());
        define("/api/v1/assessments/" + ReferenceData.ASSESSMENT, data.assessment());
        List<ObjectNode> observations = data.observations();
        for (int from = 0; from < observations.size(); from += BATCH) {
            int to = Math.min(from + BATCH, observations.size());
            send(observations.subList(from, to));
            progress.at(to, observations.size());
        }
    }

    private void define(String path, JsonNode document) {
        Answer answer = ingest.put(path, document);
        if (answer.status() != 200 && answer.status() != 201) {
            throw refused("PUT " + path, answer);
        }
    }

    private void send(List<ObjectNode> batch) {
        Answer answer = ingest.post(
                "/api/v1/observations", JsonNodeFactory.instance.arrayNode().addAll(batch));
        if (answer.status() != 202) {
            throw refused("POST /api/v1/observations", answer);
        }
    }

    private static LocalStackException refused(String call, Answer answer) {
        String words = answer.body().toString();
        return new LocalStackException("ingest-service answered %d to %s: %s"
                .formatted(answer.status(), call, words.substring(0, Math.min(words.length(), 2_000))));
    }
}
