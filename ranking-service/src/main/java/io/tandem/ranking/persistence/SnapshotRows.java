package io.tandem.ranking.persistence;

import static io.tandem.ranking.persistence.Columns.known;
import static io.tandem.ranking.persistence.Columns.longs;
import static io.tandem.ranking.persistence.Columns.number;
import static io.tandem.ranking.persistence.Columns.text;
import static io.tandem.ranking.persistence.Columns.texts;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.application.SnapshotReader.Head;
import io.tandem.ranking.application.SnapshotReader.Made;
import io.tandem.ranking.application.SnapshotReader.Version;
import io.tandem.ranking.domain.Basis;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.ComparableVersions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// What an assessment was at an instant: the versions of its boards (`rank_change`) and which metrics messages
/// counted (`city_metrics`).
final class SnapshotRows {
    private static final String VERSIONS = """
            select b.board, c.epoch, c.sequence, c.assessment_version, c.roster_version
            from board b cross join lateral (
              select * from rank_change c where c.assessment = b.assessment and c.board = b.board and c.at <= :until
              order by c.at desc, c.sequence desc limit 1) c
            where b.assessment = :assessment order by b.board""";

    private static final String DEFINED = """
            select version, document from assessment_version
            where assessment = :assessment and version <> all (cast(:known as bigint[]))""";

    /// Walks from city to city along the primary key. A message may be replaced, by a rebuild only, and then its
    /// row has another `xmin`.
    private static final String HEADS = """
            with recursive city as (
              select (select min(m.city) from city_metrics m where m.assessment = :assessment) as city
              union all
              select (select min(m.city) from city_metrics m where m.assessment = :assessment and m.city > c.city)
              from city c where c.city is not null)
            select c.city, m.sequence, m.row_version, m.at
            from city c cross join lateral (
              select m.sequence, cast(cast(m.xmin as text) as bigint) as row_version, m.at from city_metrics m
              where m.assessment = :assessment and m.city = c.city and m.at <= :until
                and m.assessment_version between :first and :last
              order by m.sequence desc limit 1) m
            where c.city is not null
            order by c.city""";

    private static final String DOCUMENTS = """
            select m.city, m.document
            from unnest(cast(:cities as text[]), cast(:sequences as bigint[])) as k (city, sequence)
              join city_metrics m
                on m.assessment = :assessment and m.city = k.city and m.sequence = k.sequence""";

    private static final String MADE_AT = """
            select epoch, sequence, at from rank_change
            where assessment = :assessment and board = :board and sequence = :sequence""";

    private final Mutiny.StatelessSession tx;

    SnapshotRows(Mutiny.StatelessSession tx) {
        this.tx = tx;
    }

    Uni<List<Version>> versions(String assessment, Instant until) {
        return tx.createNativeQuery(VERSIONS, Object[].class)
                .setParameter("assessment", assessment)
                .setParameter("until", until)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Version(
                                new BoardKey(assessment, text(row[0])),
                                new BoardVersion(Math.toIntExact(number(row[1])), number(row[2])),
                                new Basis(Math.toIntExact(number(row[3])), Math.toIntExact(number(row[4])))))
                        .toList());
    }

    /// The definitions that boards were made by, by version, without the known ones.
    Uni<Map<Integer, String>> defined(String assessment, List<Integer> known) {
        return tx.createNativeQuery(DEFINED, Object[].class)
                .setParameter("assessment", assessment)
                .setParameter("known", longs(known, version -> (long) version))
                .getResultList()
                .map(rows -> {
                    Map<Integer, String> documents = new HashMap<>();
                    rows.forEach(row -> documents.put(Math.toIntExact(number(row[0])), text(row[1])));
                    return documents;
                });
    }

    Uni<List<Head>> heads(String assessment, Instant until, ComparableVersions versions) {
        return tx.createNativeQuery(HEADS, Object[].class)
                .setParameter("assessment", assessment)
                .setParameter("until", until)
                .setParameter("first", versions.from())
                .setParameter("last", versions.to())
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Head(text(row[0]), number(row[1]), number(row[2]), known(row[3])))
                        .toList());
    }

    /// City → its message.
    Uni<Map<String, String>> documents(String assessment, List<Head> heads) {
        if (heads.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return tx.createNativeQuery(DOCUMENTS, Object[].class)
                .setParameter("assessment", assessment)
                .setParameter("cities", texts(heads, Head::city))
                .setParameter("sequences", longs(heads, Head::sequence))
                .getResultList()
                .map(rows -> {
                    Map<String, String> documents = new HashMap<>();
                    rows.forEach(row -> documents.put(text(row[0]), text(row[1])));
                    return documents;
                });
    }

    Uni<Optional<Made>> madeAt(BoardKey board, long sequence) {
        return tx.createNativeQuery(MADE_AT, Object[].class)
                .setParameter("assessment", board.assessment())
                .setParameter("board", board.board())
                .setParameter("sequence", sequence)
                .getResultList()
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new Made(
                                new BoardVersion(Math.toIntExact(number(row[0])), number(row[1])), known(row[2]))));
    }
}
