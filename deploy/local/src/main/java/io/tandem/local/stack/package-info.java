/// The `tandem` command: the whole system as processes of one machine.
///
/// **In**: a checkout with packaged services, environment variables, a command. **Decision**: what must be
/// started, stopped or refused, and in which order: PostgreSQL and the broker first, then the three
/// services; the other way round at the end. **Out**: running processes, their logs, the loaded reference
/// data and a summary.
///
/// **Guarantees**: nothing starts when a port is taken or another launcher runs; whoever ends, by whatever
/// signal, leaves no process behind, and `down` removes what a killed launcher left; a process id is never
/// trusted without the start time that belongs to it.
@NullMarked
package io.tandem.local.stack;

import org.jspecify.annotations.NullMarked;
