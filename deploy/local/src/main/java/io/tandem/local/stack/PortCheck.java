package io.tandem.local.stack;

import io.tandem.local.FreePort;
import io.tandem.local.LocalStackException;
import java.util.Arrays;
import java.util.List;

/// Finds out before anything starts whether every port can be had.
final class PortCheck {
    private PortCheck() {}

    /// @throws LocalStackException that names every port in use, who wants it, who has it and how to choose
    ///     another
    static void requireFree(StackSettings settings) {
        List<String> taken = Arrays.stream(Component.values())
                .filter(component -> !FreePort.isFree(settings.port(component)))
                .map(component -> describe(component, settings.port(component)))
                .toList();
        if (!taken.isEmpty()) {
            throw new LocalStackException(
                    String.join(System.lineSeparator(), taken) + System.lineSeparator() + "Nothing was started.");
        }
    }

    private static String describe(Component component, int port) {
        String holder = PortHolder.of(port)
                .map(found -> " by process %d (%s)".formatted(found.pid(), found.command()))
                .orElse("");
        return "port %d, which %s needs, is in use%s; end that or set %s to another port"
                .formatted(port, component.title(), holder, component.portVariable());
    }
}
