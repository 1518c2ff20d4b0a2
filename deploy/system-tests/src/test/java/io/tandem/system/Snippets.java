package io.tandem.system;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The programs of a guide that are marked with `<!-- run: … -->` or another word, running as they stand there.
final class Snippets implements AutoCloseable {
    private static final Pattern MARKED =
            Pattern.compile("<!-- (\\w+): (\\w+) -->\\n```\\w+\\n(.*?)\\n```\\n", Pattern.DOTALL);
    private static final Map<String, String> EXTENSIONS = Map.of("python3", "py", "node", "mjs", "java", "java");

    private final List<Running> running = new ArrayList<>();

    /// A program and what it says.
    private record Running(String name, Process process, Path output) {
        String lastLine() {
            try (Stream<String> lines = Files.lines(output)) {
                return lines.reduce("", (_, next) -> next);
            } catch (IOException broken) {
                throw new IllegalStateException(broken);
            }
        }
    }

    /// Starts every program whose language is on this machine.
    ///
    /// @param mark the word that the programs are marked with
    /// @param folder for the programs and what they say
    /// @param environment of each, asked for when it is started
    Snippets(Path guide, String mark, Path folder, Supplier<Map<String, String>> environment) throws IOException {
        Matcher marked = MARKED.matcher(Files.readString(guide));
        while (marked.find()) {
            String language = marked.group(2);
            if (marked.group(1).equals(mark) && isThere(language)) {
                start(language, marked.group(3), folder, environment.get());
            }
        }
    }

    List<String> names() {
        return running.stream().map(Running::name).toList();
    }

    /// Waits until the last line of every program is this one.
    void awaitLine(String line) {
        for (Running program : running) {
            await(program.name() + " says " + line)
                    .atMost(Duration.ofSeconds(30))
                    .failFast(
                            program.name() + " ended", () -> !program.process().isAlive())
                    .until(() -> program.lastLine().equals(line));
        }
    }

    private void start(String language, String code, Path folder, Map<String, String> environment) throws IOException {
        String name = "%s-%d".formatted(language, running.size());
        Path file = Files.writeString(folder.resolve(name + "." + EXTENSIONS.get(language)), code);
        Path output = folder.resolve(name + ".out");
        List<String> command = new ArrayList<>();
        if (language.equals("java")) {
            command.addAll(List.of(java(), "-cp", System.getProperty("surefire.test.class.path")));
        } else {
            command.add(language);
        }
        command.add(file.toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(new File(folder.toFile(), name + ".err"));
        builder.environment().putAll(environment);
        running.add(new Running(name, builder.start(), output));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static boolean isThere(String language) {
        return language.equals("java")
                || Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, language)));
    }

    @Override
    public void close() {
        running.forEach(program -> program.process().destroyForcibly());
    }
}
