package io.tandem.local.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tandem.local.LocalStackException;
import io.tandem.local.reference.FakeService.Call;
import io.tandem.local.reference.FakeService.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReferenceLoaderTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ReferenceData data = new ReferenceData(Path.of("../reference"));

    @Test
    void sendsRosterThenAssessmentThenEveryObservationInBatchesOfAtMost500() throws IOException {
        try (var ingest = new FakeService(ReferenceLoaderTest::takeAll)) {
            var progress = new ArrayList<Long>();

            new ReferenceLoader(ingest.client(PATIENCE)).load(data, (done, total) -> progress.add(done));

            assertThat(ingest.calls())
                    .extracting(call -> call.method() + " " + call.path())
                    .startsWith("PUT /api/v1/rosters/china-335", "PUT /api/v1/assessments/2015-2019")
                    .endsWith("POST /api/v1/observations")
                    .hasSize(2 + 11);
            assertThat(batches(ingest)).allMatch(size -> size <= 500);
            assertThat(batches(ingest).stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(5_360);
            assertThat(progress).isSorted().endsWith(5_360L);
        }
    }

    @Test
    void aSecondLoadSendsTheVerySameBytes() throws IOException {
        try (var ingest = new FakeService(ReferenceLoaderTest::takeAll)) {
            var loader = new ReferenceLoader(ingest.client(PATIENCE));

            loader.load(data, (done, total) -> {});
            loader.load(data, (done, total) -> {});

            int half = ingest.calls().size() / 2;
            assertThat(ingest.calls().subList(0, half)).isEqualTo(ingest.calls().subList(half, 2 * half));
        }
    }

    @Test
    void notNowIsTriedAgainAfterTheTimeAskedFor() throws IOException {
        var refusals = new AtomicInteger(2);
        try (var ingest =
                new FakeService(call -> refusals.getAndDecrement() > 0 ? new Reply(503, "{}", 1) : takeAll(call))) {
            long start = System.nanoTime();

            new ReferenceLoader(ingest.client(PATIENCE)).load(data, (done, total) -> {});

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
            assertThat(ingest.calls()).hasSize(2 + 2 + 11);
        }
    }

    @Test
    void neverReadyIsAFailureThatNamesTheCall() throws IOException {
        try (var ingest = new FakeService(call -> new Reply(503, "no broker", 1))) {
            assertThatThrownBy(() ->
                            new ReferenceLoader(ingest.client(Duration.ofMillis(300))).load(data, (done, total) -> {}))
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContaining("PUT")
                    .hasMessageContaining("/api/v1/rosters/china-335")
                    .hasMessageContaining("no broker");
        }
    }

    @Test
    void aRefusalEndsTheLoadWithTheServicesWords() throws IOException {
        try (var ingest = new FakeService(call -> call.method().equals("POST")
                ? new Reply(207, "{\"refused\":1,\"items\":[\"unknown-city\"]}", -1)
                : Reply.of(201))) {
            assertThatThrownBy(() -> new ReferenceLoader(ingest.client(PATIENCE)).load(data, (done, total) -> {}))
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContaining("207")
                    .hasMessageContaining("unknown-city");
            assertThat(ingest.calls()).hasSize(3);
        }
    }

    private static Reply takeAll(Call call) {
        return Reply.of(call.method().equals("PUT") ? 200 : 202);
    }

    private static List<Integer> batches(FakeService ingest) throws IOException {
        var sizes = new ArrayList<Integer>();
        for (Call call : ingest.calls()) {
            JsonNode body = new ObjectMapper().readTree(call.body());
            if (call.method().equals("POST")) {
                sizes.add(body.size());
            }
        }
        return sizes;
    }
}
