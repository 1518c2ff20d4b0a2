package io.tandem.local.stack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;

/// The processes that this launcher has started.
final class Fleet {
    private final RunDirectory run;
    private final List<Member> members = new ArrayList<>();

    Fleet(RunDirectory run) {
        this.run = run;
    }

    /// Takes over a process that was just started: it will be stopped with the others.
    synchronized void add(Member member) {
        members.add(member);
        note(member);
    }

    /// A member whose process has ended by itself.
    synchronized Optional<Member> dead() {
        return members.stream().filter(member -> !member.process().isAlive()).findFirst();
    }

    /// A member that somebody wants to be restarted.
    synchronized Optional<Member> unwanted() {
        return members.stream()
                .filter(member -> run.isRestartRequested(member.replica().id()))
                .findFirst();
    }

    /// Stops a member in an orderly way and starts it again.
    synchronized void replace(Member member) {
        member.stop();
        restart(member);
        run.restarted(member.replica().id());
    }

    /// Throws what is to be told about a member that has ended by itself.
    ///
    /// @throws io.tandem.local.LocalStackException when there is one
    void requireAlive() {
        dead().ifPresent(member -> {
            throw member.process().died();
        });
    }

    /// Starts a member again.
    synchronized void restart(Member member) {
        member.restart();
        note(member);
    }

    /// Stops everything: the services together, then the broker, then PostgreSQL.
    ///
    /// @param console told about each
    synchronized void stop(Console console) {
        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            members.stream()
                    .filter(member -> member.replica().component().isService())
                    .forEach(member -> together.execute(() -> stop(member, console)));
        }
        members.stream()
                .filter(member -> !member.replica().component().isService())
                .sorted(Comparator.comparing(Member::replica).reversed())
                .forEach(member -> stop(member, console));
        members.clear();
    }

    private void stop(Member member, Console console) {
        member.stop();
        run.remove(member.replica().id());
        console.line("  ✓ %s stopped".formatted(member.replica().title()));
    }

    private void note(Member member) {
        member.process()
                .identity()
                .ifPresent(process -> run.write(member.replica().id(), process));
    }
}
