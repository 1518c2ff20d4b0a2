package io.tandem.ranking.rest;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tandem.ranking.domain.statistics.Filter;
import io.tandem.ranking.domain.statistics.Snapshot;
import io.tandem.ranking.domain.statistics.SnapshotVersion;
import io.tandem.ranking.domain.statistics.Table;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Answers questions about a snapshot with a table, in the format that the client wants, with the version as its tag.
///
/// Tables are computed and written on a worker thread.
@Singleton
class TableAnswers {
    private final SnapshotLookup snapshots;

    TableAnswers(SnapshotLookup snapshots) {
        this.snapshots = snapshots;
    }

    /// Answers from the snapshot alone.
    ///
    /// @param parameters that the query may have beside `asOf`
    Uni<Response> answer(StatisticsQuery query, Set<String> parameters, Function<Snapshot, Table> statistic) {
        return answerLater(query, parameters, snapshot -> Uni.createFrom().item(() -> statistic.apply(snapshot)));
    }

    /// Answers from the snapshot and what must be read beside it.
    Uni<Response> answerLater(StatisticsQuery query, Set<String> parameters, Function<Snapshot, Uni<Table>> statistic) {
        Set<String> allowed = new TreeSet<>(parameters);
        allowed.add("asOf");
        Parameters.refuseUnknown(query.uri().getQueryParameters().keySet(), allowed);
        TableFormat format = TableFormat.of(query.headers().getAcceptableMediaTypes());
        return snapshots
                .find(query.assessment(), query.asOf())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(snapshot -> {
                    EntityTag tag = tag(snapshot, format);
                    Response.@Nullable ResponseBuilder unchanged =
                            query.request().evaluatePreconditions(tag);
                    return unchanged != null
                            ? Uni.createFrom().item(with(unchanged, snapshot, tag))
                            : statistic
                                    .apply(snapshot)
                                    .emitOn(Infrastructure.getDefaultWorkerPool())
                                    .map(table -> with(written(snapshot, table, format), snapshot, tag));
                })
                .onFailure(Filter.Malformed.class)
                .transform(malformed -> refused(malformed));
    }

    private static Response.ResponseBuilder written(Snapshot snapshot, Table table, TableFormat format) {
        TableAnswer answer = TableAnswer.of(snapshot, table);
        Response.ResponseBuilder response = switch (format) {
            case JSON -> Response.ok(answer);
            case CSV -> Response.ok(CsvTable.of(table));
            case XLSX -> Response.ok(XlsxTable.of(answer, table));
        };
        if (format != TableFormat.JSON) {
            response.header(
                    HttpHeaders.CONTENT_DISPOSITION,
                    "attachment; filename=\"%s-%s%s\"".formatted(answer.assessment(), table.name(), format.suffix()));
        }
        return response.type(format == TableFormat.CSV ? format.mediaType() + ";charset=UTF-8" : format.mediaType());
    }

    static Response with(Response.ResponseBuilder response, Snapshot snapshot, EntityTag tag) {
        CacheControl revalidate = new CacheControl();
        revalidate.setNoCache(true);
        revalidate.setNoTransform(false);
        return response.tag(tag)
                .cacheControl(revalidate)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header("Tandem-Version", version(snapshot))
                .build();
    }

    /// For files, which have no room for it: `at=2026-05-03T10:00:00Z, co2=1:42, …`.
    private static String version(Snapshot snapshot) {
        StringBuilder version =
                new StringBuilder("at=").append(snapshot.version().at());
        TableAnswer.versions(snapshot)
                .forEach((board, its) ->
                        version.append(", ").append(board).append('=').append(its));
        return version.toString();
    }

    /// Workbooks hold the time at which they were written, so their bytes differ.
    private static EntityTag tag(Snapshot snapshot, TableFormat format) {
        SnapshotVersion version = snapshot.version();
        UUID name = UUID.nameUUIDFromBytes(version.toString().getBytes(StandardCharsets.UTF_8));
        return new EntityTag(name + format.suffix(), format == TableFormat.XLSX);
    }

    private static Problem.ProblemException refused(Filter.Malformed malformed) {
        return Problem.badParameter(
                        "where",
                        "is not understood: at character %d %s is expected"
                                .formatted(malformed.position(), malformed.expected()),
                        malformed.allowed())
                .exception();
    }
}
