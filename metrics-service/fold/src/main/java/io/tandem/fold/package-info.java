/// A Kafka topic folded into PostgreSQL: the input offset, the state and the output of a batch commit
/// together.
///
/// - **In**: batches of one topic. Each of its partitions is a **lane**, worked on strictly in order.
/// - **Decision**: [Folding], the part that a service brings.
/// - **Out**: numbered rows that the [Relay] hands to Kafka after the commit, in order, at least once.
///
/// What it guarantees: a record takes effect exactly once, whatever is killed. The fence is the stored
/// offset, locked, compared and moved in the same transaction ([OffsetLedger]): who finds another offset than
/// it expected is a zombie, rolls back and reads again. Output may be handed over twice; readers tell by its number.
///
/// A process that stands still within a transaction loses it: the database ends sessions that idle in one, and
/// no statement waits long for a lock.
///
/// What goes wrong and what then happens: a dependency that is away pauses the topic with growing waits (not
/// ready, still alive); a record that cannot be stored goes to `quarantine` in the transaction that passes
/// it.
@NullMarked
package io.tandem.fold;

import org.jspecify.annotations.NullMarked;
