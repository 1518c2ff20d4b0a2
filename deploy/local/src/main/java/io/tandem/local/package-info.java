/// Tandem on one machine, without containers.
///
/// **In**: a directory and some ports. **Out**: a real KRaft broker ([io.tandem.local.KafkaBroker]) and a
/// real PostgreSQL ([io.tandem.local.PostgresServer]), each a process of its own, with the topics, roles and
/// schemas that the services expect. [io.tandem.local.BackingServices] starts both in a temporary directory
/// for tests; `io.tandem.local.stack` runs them with the three services behind the `tandem` command.
///
/// **Guarantees**: a data directory appears whole or not at all; a directory that a living server uses is
/// never started a second time; data is never deleted, save the temporary directories of tests.
@NullMarked
package io.tandem.local;

import org.jspecify.annotations.NullMarked;
