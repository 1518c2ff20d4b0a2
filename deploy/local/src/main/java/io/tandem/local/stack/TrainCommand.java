package io.tandem.local.stack;

import io.tandem.local.ServiceJvm;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Makes the ahead-of-time caches that let the services start in a fraction of the time.
@Command(name = "train", description = "Run the services once and keep what they load, so that they start faster.")
final class TrainCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--programs",
            description = "A folder with a folder for each service; those of the checkout when absent.")
    private @Nullable Path programs;

    @Option(names = "--jvm", split = " ", description = "JVM options instead of the local stack's.")
    private List<String> jvm = ServiceJvm.OPTIONS;

    TrainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        StackSettings settings = StackSettings.of(System.getenv());
        console.line("Training the services");
        new Training(
                        new Training.Settings(
                                Component.services().stream()
                                        .collect(Collectors.toMap(
                                                Function.identity(), service -> program(settings, service))),
                                settings.data().resolve("logs"),
                                jvm),
                        console)
                .run();
        return 0;
    }

    private Path program(StackSettings settings, Component service) {
        return programs == null
                ? ServiceMember.program(settings, service)
                : programs.toAbsolutePath().resolve(service.id()).resolve("quarkus-run.jar");
    }
}
