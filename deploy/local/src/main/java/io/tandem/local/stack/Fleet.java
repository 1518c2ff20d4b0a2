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
                    .filter(member -> member.component().isService())
                    .forEach(member -> together.execute(() -> stop(member, console)));
        }
        members.stream()
                .filter(member -> !member.component().isService())
                .sorted(Comparator.comparing(Member::component).reversed())
                .forEach(member -> stop(member, console));
        members.clear();
    }

    private void stop(Member member, Console console) {
        member.stop();
        run.remove(member.component().id());
        console.line("  ✓ %s stopped".formatted(member.component().title()));
    }

    private void note(Member member) {
        member.process()
                .identity()
                .ifPresent(process -> run.write(member.component().id(), process));
    }
}
