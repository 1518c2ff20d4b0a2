package io.tandem.ingest.persistence;

import io.smallrye.mutiny.Uni;
import io.tandem.ingest.application.DefinitionStore;
import io.tandem.ingest.domain.Definition;
import io.tandem.ingest.domain.Versioned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// The registry in PostgreSQL. Writers of one definition take turns by its row lock.
@ApplicationScoped
class PgDefinitionStore implements DefinitionStore {
    private static final String NEWEST = "select v from VersionEntity v join DefinitionEntity d"
            + " on d.key.kind = v.key.kind and d.key.id = v.key.id and d.version = v.key.version";

    private final Transactions transactions;
    private final Documents documents;

    PgDefinitionStore(Transactions transactions, Documents documents) {
        this.transactions = transactions;
        this.documents = documents;
    }

    @Override
    public <D extends Definition> Change<D> put(Class<D> kind, String id, D content, Instant at) {
        Put<D> put = new Put<>(kind, new DefinitionKey(Documents.kind(kind), id), content, at);
        return transactions.run(session -> claim(session, put.key).chain(head -> write(session, put, head)));
    }

    private record Put<D extends Definition>(Class<D> kind, DefinitionKey key, D content, Instant at) {}

    /// The definition's row, locked; made first when there is none, so that two first writers take turns as well.
    private static Uni<DefinitionEntity> claim(Mutiny.Session session, DefinitionKey key) {
        return session.createNativeQuery(
                        "insert into definition (kind, id, version, published_version) values (?1, ?2, 0, 0)"
                                + " on conflict do nothing")
                .setParameter(1, key.kind())
                .setParameter(2, key.id())
                .executeUpdate()
                .chain(_ -> session.find(DefinitionEntity.class, key, LockModeType.PESSIMISTIC_WRITE));
    }

    private <D extends Definition> Uni<Change<D>> write(Mutiny.Session session, Put<D> put, DefinitionEntity head) {
        if (head.version == 0) {
            return append(session, put, head, Effect.CREATED);
        }
        VersionKey newest = new VersionKey(put.key.kind(), put.key.id(), head.version);
        return session.find(VersionEntity.class, newest)
                .map(row -> documents.read(row, put.kind))
                .chain(held -> held.content().equals(put.content)
                        ? Uni.createFrom().item(new Change<>(held, Effect.UNCHANGED))
                        : append(session, put, head, Effect.CHANGED));
    }

    private <D extends Definition> Uni<Change<D>> append(
            Mutiny.Session session, Put<D> put, DefinitionEntity head, Effect effect) {
        head.version++;
        Instant at = put.at.truncatedTo(ChronoUnit.MICROS);
        VersionKey key = new VersionKey(put.key.kind(), put.key.id(), head.version);
        Versioned<D> newest = new Versioned<>(key.id(), key.version(), at, put.content);
        return session.persist(new VersionEntity(key, documents.write(put.content), at))
                .replaceWith(new Change<>(newest, effect));
    }

    @Override
    public <D extends Definition> Optional<Versioned<D>> newest(Class<D> kind, String id) {
        return transactions
                .run(session -> session.createQuery(
                                NEWEST + " where d.key.kind = :kind and d.key.id = :id", VersionEntity.class)
                        .setParameter("kind", Documents.kind(kind))
                        .setParameter("id", id)
                        .getResultList())
                .stream()
                .findFirst()
                .map(row -> documents.read(row, kind));
    }

    @Override
    public <D extends Definition> Optional<Versioned<D>> version(Class<D> kind, String id, int version) {
        VersionKey key = new VersionKey(Documents.kind(kind), id, version);
        return transactions
                .run(session -> session.find(VersionEntity.class, key).map(Optional::ofNullable))
                .map(row -> documents.read(row, kind));
    }

    @Override
    public <D extends Definition> List<Versioned<D>> all(Class<D> kind) {
        return transactions
                .run(session -> session.createQuery(
                                NEWEST + " where d.key.kind = :kind order by d.key.id", VersionEntity.class)
                        .setParameter("kind", Documents.kind(kind))
                        .getResultList())
                .stream()
                .map(row -> documents.read(row, kind))
                .toList();
    }

    @Override
    public List<Versioned<? extends Definition>> pending() {
        return transactions
                .run(session -> session.createQuery(
                                NEWEST + " where d.publishedVersion <> d.version order by d.key.kind desc, d.key.id",
                                VersionEntity.class)
                        .getResultList())
                .stream()
                .<Versioned<? extends Definition>>map(row -> documents.read(row, Documents.type(row.key.kind())))
                .toList();
    }

    @Override
    public void published(Versioned<? extends Definition> definition) {
        DefinitionKey key = new DefinitionKey(Documents.kind(definition.content()), definition.id());
        transactions.run(session -> session.find(DefinitionEntity.class, key, LockModeType.PESSIMISTIC_WRITE)
                .invoke(head -> head.publishedVersion = definition.version()));
    }
}
