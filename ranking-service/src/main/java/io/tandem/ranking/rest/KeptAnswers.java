package io.tandem.ranking.rest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tandem.ranking.config.RankingConfig;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Answers of which the bytes depend on nothing but the question and the version of the assessment, made once for each
/// version. The least used go when there is no room. Safe for concurrent use.
@Singleton
class KeptAnswers {
    /// What a key and an entry take beside the bytes, roughly.
    private static final int OVERHEAD = 512;

    private final Cache<Question, Body> kept;

    @Inject
    KeptAnswers(RankingConfig config) {
        this(config.rendering().keptBytes());
    }

    KeptAnswers(long bytes) {
        this.kept = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .<Question, Body>weigher(
                        (question, body) -> OVERHEAD + body.bytes().length())
                .build();
    }

    /// The answer to a question at a version; two who ask at once wait for one answer.
    ///
    /// @param version changes whenever the answer may
    Body answer(UriInfo uri, EntityTag version, Supplier<Body> made) {
        return answer(question(uri), version, made);
    }

    Body answer(String question, EntityTag version, Supplier<Body> made) {
        return kept.get(new Question(question, version.getValue()), any -> made.get());
    }

    /// What all kept answers take.
    long bytes() {
        kept.cleanUp();
        return kept.policy()
                .eviction()
                .map(eviction -> eviction.weightedSize().orElse(0))
                .orElse(0L);
    }

    /// Path and parameters but the moment, which the version stands for.
    private static String question(UriInfo uri) {
        return uri.getQueryParameters().entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals("asOf"))
                .sorted(Map.Entry.comparingByKey())
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&", uri.getPath() + "?", ""));
    }

    private record Question(String text, String version) {}

    /// A body and what the client should call it.
    record Body(Buffer bytes, String file) {}
}
