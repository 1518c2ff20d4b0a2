package io.tandem.local.stack;

import io.tandem.local.FreePort;
import io.tandem.local.LocalStackException;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds out before anything starts whether every port can be had.
final class PortCheck {
    private PortCheck() {}

    /// @param replicas that will be started
    /// @throws LocalStackException that names every port in use, who wants it, who has it and how to choose
    ///     another
    static void requireFree(StackSettings settings, List<Replica> replicas) {
        requireDifferent(settings, replicas);
        List<String> taken = replicas.stream()
                .filter(replica -> !FreePort.isFree(settings.port(replica)))
                .map(replica -> describe(replica, settings.port(replica)))
                .toList();
        if (!taken.isEmpty()) {
            throw new LocalStackException(
                    String.join(System.lineSeparator(), taken) + System.lineSeparator() + "Nothing was started.");
        }
    }

    private static void requireDifferent(StackSettings settings, List<Replica> replicas) {
        var owners = new HashMap<Integer, Replica>();
        for (Replica replica : replicas) {
            @Nullable Replica other = owners.put(settings.port(replica), replica);
            if (other != null) {
                throw new LocalStackException("port %d is given to %s and to %s; set %s or %s to another"
                        .formatted(
                                settings.port(replica),
                                other.title(),
                                replica.title(),
                                other.component().portVariable(),
                                replica.component().portVariable()));
            }
        }
    }

    private static String describe(Replica replica, int port) {
        String holder = PortHolder.of(port)
                .map(found -> " by process %d (%s)".formatted(found.pid(), found.command()))
                .orElse("");
        return "port %d, which %s needs, is in use%s; end that or set %s to another port"
                .formatted(port, replica.title(), holder, replica.component().portVariable());
    }
}
