package io.tandem.ranking.rest;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.domain.statistics.Snapshot;
import io.tandem.ranking.figure.Language;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Answers with what is drawn from a snapshot, with the version as its tag.
@Singleton
class RenditionAnswers {
    private final SnapshotLookup snapshots;
    private final Renderings renderings;
    private final KeptAnswers kept;

    RenditionAnswers(SnapshotLookup snapshots, Renderings renderings, KeptAnswers kept) {
        this.snapshots = snapshots;
        this.renderings = renderings;
        this.kept = kept;
    }

    /// What is to be drawn.
    ///
    /// @param name of the file, without the assessment
    /// @param exact whether drawing it again from the same snapshot gives the same bytes, which are kept then
    record Wanted(String name, Rendition rendition, Language language, boolean exact) {}

    /// The language that a query names.
    ///
    /// @param lang Chinese, the report's language, when null
    static Language language(@Nullable String lang) {
        return lang == null
                ? Language.ZH
                : Language.of(lang)
                        .orElseThrow(() -> Problem.badParameter(
                                        "lang", "must be one of those in `allowed`", Language.codes())
                                .exception());
    }

    /// Draws, unless the client has the same already.
    Uni<Response> answer(StatisticsQuery query, Wanted wanted, Function<Snapshot, byte[]> drawing) {
        Parameters.refuseUnknown(query.uri().getQueryParameters().keySet(), Set.of("asOf", "lang"));
        return snapshots.find(query.assessment(), query.asOf()).chain(snapshot -> {
            EntityTag tag = tag(snapshot, wanted);
            Response.@Nullable ResponseBuilder unchanged = query.request().evaluatePreconditions(tag);
            return unchanged != null
                    ? Uni.createFrom().item(TableAnswers.with(unchanged, snapshot, tag))
                    : renderings
                            .render(() -> body(query, wanted, snapshot, tag, drawing))
                            .map(body -> TableAnswers.with(response(wanted, body), snapshot, tag));
        });
    }

    private KeptAnswers.Body body(
            StatisticsQuery query,
            Wanted wanted,
            Snapshot snapshot,
            EntityTag tag,
            Function<Snapshot, byte[]> drawing) {
        Supplier<KeptAnswers.Body> made = () -> new KeptAnswers.Body(
                Buffer.buffer(drawing.apply(snapshot)),
                "%s-%s-%s%s"
                        .formatted(
                                snapshot.assessment().id(),
                                wanted.name(),
                                wanted.language().code(),
                                wanted.rendition().suffix()));
        return wanted.exact() ? kept.answer(query.uri(), tag, made) : made.get();
    }

    private static Response.ResponseBuilder response(Wanted wanted, KeptAnswers.Body body) {
        return Response.ok(body.bytes())
                .type(wanted.rendition().contentType())
                .header(HttpHeaders.CONTENT_LANGUAGE, wanted.language().tag())
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"%s\"".formatted(body.file()));
    }

    private static EntityTag tag(Snapshot snapshot, Wanted wanted) {
        String version = snapshot.version() + wanted.name() + wanted.language();
        UUID name = UUID.nameUUIDFromBytes(version.getBytes(StandardCharsets.UTF_8));
        return new EntityTag(name + wanted.rendition().suffix(), !wanted.exact());
    }
}
