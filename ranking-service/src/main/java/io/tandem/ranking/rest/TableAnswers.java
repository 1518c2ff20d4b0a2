package io.tandem.ranking.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tandem.ranking.domain.statistics.Snapshot;
import io.tandem.ranking.domain.statistics.SnapshotVersion;
import io.tandem.ranking.domain.statistics.Table;
import io.vertx.core.buffer.Buffer;
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
/// Tables are computed and written on a worker thread, and kept while nothing changes.
@Singleton
class TableAnswers {
    private final SnapshotLookup snapshots;
    private final KeptAnswers kept;
    private final ObjectMapper json;

    TableAnswers(SnapshotLookup snapshots, KeptAnswers kept, ObjectMapper json) {
        this.snapshots = snapshots;
        this.kept = kept;
        this.json = json;
    }

    /// Answers from the snapshot alone.
    ///
    /// @param parameters that the query may have beside `asOf`
    Uni<Response> answer(StatisticsQuery query, Set<String> parameters, Function<Snapshot, Table> statistic) {
        TableFormat format = TableFormat.of(query.headers().getAcceptableMediaTypes());
        return answer(
                query,
                parameters,
                format,
                (snapshot, tag) -> Uni.createFrom()
                        .item(() -> kept.answer(
                                query.uri(), tag, () -> written(snapshot, statistic.apply(snapshot), format))));
    }

    /// Answers from the snapshot and what must be read beside it.
    Uni<Response> answerLater(StatisticsQuery query, Set<String> parameters, Function<Snapshot, Uni<Table>> statistic) {
        TableFormat format = TableFormat.of(query.headers().getAcceptableMediaTypes());
        return answer(
                query,
                parameters,
                format,
                (snapshot, tag) -> statistic
                        .apply(snapshot)
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(table -> written(snapshot, table, format)));
    }

    private interface Making {
        Uni<KeptAnswers.Body> make(Snapshot snapshot, EntityTag tag);
    }

    private Uni<Response> answer(StatisticsQuery query, Set<String> parameters, TableFormat format, Making making) {
        Set<String> allowed = new TreeSet<>(parameters);
        allowed.add("asOf");
        Parameters.refuseUnknown(query.uri().getQueryParameters().keySet(), allowed);
        return snapshots
                .find(query.assessment(), query.asOf())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(snapshot -> {
                    EntityTag tag = tag(snapshot, format);
                    Response.@Nullable ResponseBuilder unchanged =
                            query.request().evaluatePreconditions(tag);
                    return unchanged != null
                            ? Uni.createFrom().item(with(unchanged, snapshot, tag))
                            : making.make(snapshot, tag).map(body -> with(response(body, format), snapshot, tag));
                });
    }

    private KeptAnswers.Body written(Snapshot snapshot, Table table, TableFormat format) {
        TableAnswer answer = TableAnswer.of(snapshot, table);
        byte[] bytes = switch (format) {
            case JSON -> json(answer);
            case CSV -> CsvTable.of(table);
            case XLSX -> XlsxTable.of(answer, table);
        };
        return new KeptAnswers.Body(
                Buffer.buffer(bytes), "%s-%s%s".formatted(answer.assessment(), table.name(), format.suffix()));
    }

    private byte[] json(TableAnswer answer) {
        try {
            return json.writeValueAsBytes(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Response.ResponseBuilder response(KeptAnswers.Body body, TableFormat format) {
        Response.ResponseBuilder response = Response.ok(body.bytes()).type(format.contentType());
        return format == TableFormat.JSON
                ? response
                : response.header(
                        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(body.file()));
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
}
