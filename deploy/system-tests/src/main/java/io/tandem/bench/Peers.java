package io.tandem.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tandem.cluster.Cluster;
import io.tandem.cluster.TopicLog;
import io.tandem.ingest.contract.Topic;
import io.tandem.local.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What the same machine does with the same records when it does only one thing with them: the ceilings.
final class Peers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String CREATE = """
            create table peer_observation (city text, indicator text, period text, status text,
              value double precision, revision integer, observed_at timestamptz, feed text, id text,
              primary key (city, period, indicator, status))""";

    private static final String UPSERT = """
            insert into peer_observation
            select c, i, p, 'VALIDATED', v, r, now(), 'bench', d
            from unnest(?::text[], ?::text[], ?::text[], ?::float8[], ?::int[], ?::text[]) as n (c, i, p, v, r, d)
            on conflict (city, period, indicator, status) do update set value = excluded.value,
              revision = excluded.revision, observed_at = excluded.observed_at, id = excluded.id""";

    private final Cluster cluster;

    Peers(Cluster cluster) {
        this.cluster = cluster;
    }

    /// Records a second of a consumer that reads the observations from the beginning and parses them.
    ///
    /// @param parsed takes at most `limit` of them
    double parsedPerSecond(int limit, List<JsonNode> parsed) {
        try (TopicLog log = new TopicLog(cluster, Topic.OBSERVATIONS.name())) {
            long started = System.nanoTime();
            long read = log.readToEnd(record -> {
                JsonNode event = parse(record.value());
                if (parsed.size() < limit) {
                    parsed.add(event);
                }
            });
            return perSecond(read, started);
        }
    }

    /// Rows a second of upserts by arrays into a table like that of metrics-service, one commit a batch, on
    /// the same server, with nothing else to do.
    double upsertedPerSecond(List<JsonNode> observations, int batch) {
        try (Connection connection = cluster.backing().postgres().administrator(PostgresServer.DATABASE);
                var ddl = connection.createStatement()) {
            ddl.execute(CREATE);
            connection.setAutoCommit(false);
            long started = System.nanoTime();
            long rows = 0;
            try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
                for (int from = 0; from < observations.size(); from += batch) {
                    int to = Math.min(from + batch, observations.size());
                    rows += upsert(connection, upsert, newest(observations.subList(from, to)));
                    connection.commit();
                }
            }
            double rate = perSecond(observations.size(), started);
            ddl.execute("drop table peer_observation");
            connection.commit();
            if (rows == 0) {
                throw new IllegalArgumentException("no observations");
            }
            return rate;
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused the upserts", e);
        }
    }

    /// One statement may touch a row only once.
    private static List<JsonNode> newest(List<JsonNode> batch) {
        var bySlot = new java.util.LinkedHashMap<String, JsonNode>();
        batch.forEach(
                event -> bySlot.put(text(event, "city") + text(event, "indicator") + text(event, "period"), event));
        return new ArrayList<>(bySlot.values());
    }

    private static int upsert(Connection connection, PreparedStatement upsert, List<JsonNode> batch)
            throws SQLException {
        List<Array> columns = List.of(
                texts(connection, batch, "city"),
                texts(connection, batch, "indicator"),
                texts(connection, batch, "period"),
                connection.createArrayOf(
                        "float8",
                        batch.stream()
                                .map(event -> event.get("value").asDouble())
                                .toArray()),
                connection.createArrayOf(
                        "int4",
                        batch.stream()
                                .map(event -> event.get("revision").asInt())
                                .toArray()),
                texts(connection, batch, "id"));
        for (int i = 0; i < columns.size(); i++) {
            upsert.setArray(i + 1, columns.get(i));
        }
        return upsert.executeUpdate();
    }

    private static Array texts(Connection connection, List<JsonNode> batch, String member) throws SQLException {
        return connection.createArrayOf(
                "text", batch.stream().map(event -> text(event, member)).toArray());
    }

    private static String text(JsonNode event, String member) {
        return event.get(member).asText();
    }

    private static JsonNode parse(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double perSecond(long count, long startedNanos) {
        return count * 1e9 / (System.nanoTime() - startedNanos);
    }
}
