package io.tandem.ranking.persistence;

import static io.tandem.ranking.persistence.Columns.longs;
import static io.tandem.ranking.persistence.Columns.number;
import static io.tandem.ranking.persistence.Columns.text;
import static io.tandem.ranking.persistence.Columns.texts;

import io.smallrye.mutiny.Uni;
import io.tandem.fold.BoundedStatements;
import io.tandem.ranking.application.Arrival;
import io.tandem.ranking.application.BoardStore.Seen;
import io.tandem.ranking.application.WireForm;
import io.tandem.ranking.domain.CityMetrics;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// The cities' metrics (table `city_metrics`): every message that took effect; the newest counts.
final class MetricsRows {
    private static final String NEWEST = """
            with recursive city as (
              select a.assessment, (select min(m.city) from city_metrics m where m.assessment = a.assessment) as city
              from unnest(cast(:assessments as text[])) as a (assessment)
              union all
              select c.assessment,
                (select min(m.city) from city_metrics m where m.assessment = c.assessment and m.city > c.city)
              from city c where c.city is not null)
            select c.assessment, c.city, m.sequence, m.assessment_version, %s
            from city c cross join lateral (
              select * from city_metrics m where m.assessment = c.assessment and m.city = c.city
              order by m.sequence desc limit 1) m
            where c.city is not null
            order by c.assessment, c.city""";

    private static final String SEEN = NEWEST.formatted("0");
    private static final String DOCUMENTS = NEWEST.formatted("m.document");

    private static final String CITY = """
            select document from city_metrics where assessment = :assessment and city = :city
            order by sequence desc limit 1""";

    private static final String ADD = """
            insert into city_metrics (assessment, city, lane, sequence, at, assessment_version, document)
            select a, c, l, s, :at, v, d
            from unnest(cast(:assessments as text[]), cast(:cities as text[]), cast(:lanes as bigint[]),
                cast(:sequences as bigint[]), cast(:versions as bigint[]), cast(:documents as text[]))
              as r (a, c, l, s, v, d)
            on conflict do nothing""";

    private final Mutiny.StatelessSession tx;
    private final WireForm form;

    MetricsRows(Mutiny.StatelessSession tx, WireForm form) {
        this.tx = tx;
        this.form = form;
    }

    Uni<List<Seen>> seen(Collection<String> assessments) {
        return tx.createNativeQuery(SEEN, Object[].class)
                .setParameter("assessments", assessments.toArray(String[]::new))
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row ->
                                new Seen(text(row[0]), text(row[1]), number(row[2]), Math.toIntExact(number(row[3]))))
                        .toList());
    }

    Uni<List<CityMetrics>> newest(String assessment) {
        return tx.createNativeQuery(DOCUMENTS, Object[].class)
                .setParameter("assessments", new String[] {assessment})
                .getResultList()
                .map(rows ->
                        rows.stream().map(row -> form.metrics(text(row[4]))).toList());
    }

    Uni<Optional<CityMetrics>> newest(String assessment, String city) {
        return tx.createNativeQuery(CITY, String.class)
                .setParameter("assessment", assessment)
                .setParameter("city", city)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(form::metrics));
    }

    Uni<Void> add(List<Arrival> arrivals, Instant at) {
        return BoundedStatements.write(arrivals, arrival -> arrival.document().length(), some -> insert(some, at));
    }

    private Uni<Void> insert(List<Arrival> arrivals, Instant at) {
        return tx.createNativeQuery(ADD)
                .setParameter("at", at)
                .setParameter("assessments", texts(arrivals, a -> a.metrics().assessment()))
                .setParameter("cities", texts(arrivals, a -> a.metrics().city()))
                .setParameter("lanes", longs(arrivals, a -> (long) a.metrics().lane()))
                .setParameter("sequences", longs(arrivals, a -> a.metrics().sequence()))
                .setParameter(
                        "versions", longs(arrivals, a -> (long) a.metrics().assessmentVersion()))
                .setParameter("documents", texts(arrivals, Arrival::document))
                .executeUpdate()
                .replaceWithVoid();
    }
}
