package io.tandem.ingest.rest;

import io.tandem.ingest.application.DefinitionStore;
import io.tandem.ingest.application.KeepDefinitions.Kept;
import io.tandem.ingest.domain.Definition;
import io.tandem.ingest.domain.Refusal;
import io.tandem.ingest.domain.Verdict;
import io.tandem.ingest.domain.Versioned;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/// Answers about definitions; the entity tag is the version.
final class DefinitionAnswers {
    private DefinitionAnswers() {}

    /// 201 for a new id, otherwise 200, with the stored document and whether it is published.
    ///
    /// @throws ProblemException when the definition is refused
    static <D extends Definition> Response put(Verdict<Kept<D>> verdict) {
        return switch (verdict) {
            case Verdict.Accepted<Kept<D>>(Kept<D> kept) -> {
                Versioned<D> newest = kept.change().newest();
                yield Response.status(kept.change().effect() == DefinitionStore.Effect.CREATED ? 201 : 200)
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .tag(tag(newest))
                        .entity(new DefinitionView<>(
                                newest.id(),
                                newest.version(),
                                newest.publishedAt(),
                                kept.published() ? "published" : "pending",
                                newest.content()))
                        .build();
            }
            case Verdict.Refused<Kept<D>>(var findings) -> throw new ProblemException(findings);
        };
    }

    /// 200 with the document, or 304 when the client has it.
    ///
    /// @throws ProblemException 404 when there is none
    static <D extends Definition> Response get(Optional<Versioned<D>> found, Request request) {
        Versioned<D> version =
                found.orElseThrow(() -> new ProblemException(Refusal.NOT_FOUND, "No such id, or no such version."));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag(version));
        return unchanged != null
                ? unchanged.build()
                : Response.ok(DefinitionView.of(version), MediaType.APPLICATION_JSON_TYPE)
                        .tag(tag(version))
                        .build();
    }

    private static EntityTag tag(Versioned<?> version) {
        return new EntityTag(Integer.toString(version.version()));
    }
}
