package io.tandem.local.stack;

import io.tandem.local.LocalStackException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Restarts processes of the running stack.
@Command(name = "restart", description = "Restart everything, or one process, of the running stack.")
final class RestartCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(arity = "0..1", description = "A process as ./tandem status names it; all when absent.")
    private @Nullable String name;

    @Option(
            names = "--rolling",
            description = "One at a time, each when everything is ready again after the one before.")
    private boolean rolling;

    RestartCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var restart = new RollingRestart(StackSettings.of(System.getenv()), console);
        List<Replica> known = restart.replicas();
        List<Replica> chosen = known.stream()
                .filter(replica -> name == null || replica.id().equals(name))
                .toList();
        if (chosen.isEmpty()) {
            throw new LocalStackException("no process is called that; there are "
                    + known.stream().map(Replica::id).collect(Collectors.joining(", ")));
        }
        if (rolling) {
            restart.oneByOne(chosen);
        } else {
            restart.together(chosen);
        }
        return 0;
    }
}
