package io.tandem.manifests;

import java.util.ArrayList;
import java.util.List;

/// A Dockerfile's instructions.
///
/// @param instructions in order, continued lines joined, without comments
record Dockerfile(List<Instruction> instructions) {
    /// @param keyword such as `FROM`
    /// @param arguments the rest
    record Instruction(String keyword, String arguments) {
        boolean is(String other) {
            return keyword.equals(other);
        }
    }

    static Dockerfile parse(String text) {
        var instructions = new ArrayList<Instruction>();
        var pending = new StringBuilder();
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            boolean goesOn = line.endsWith("\\");
            pending.append(goesOn ? line.substring(0, line.length() - 1) : line);
            if (!goesOn) {
                String[] parts = pending.toString().split("\\s+", 2);
                instructions.add(new Instruction(parts[0], parts.length > 1 ? parts[1].strip() : ""));
                pending.setLength(0);
            }
        }
        return new Dockerfile(List.copyOf(instructions));
    }

    /// Arguments of all instructions of a kind.
    List<String> all(String keyword) {
        return instructions.stream()
                .filter(instruction -> instruction.is(keyword))
                .map(Instruction::arguments)
                .toList();
    }

    /// What the image is made of: the instructions from the last `FROM`.
    Dockerfile lastStage() {
        return new Dockerfile(instructions.subList(lastFrom(), instructions.size()));
    }

    /// The instructions before the last stage.
    List<Instruction> earlierStages() {
        return instructions.subList(0, lastFrom());
    }

    /// The arguments of the last instruction of a kind; empty when there is none.
    String last(String keyword) {
        return all(keyword).isEmpty() ? "" : all(keyword).getLast();
    }

    private int lastFrom() {
        for (int index = instructions.size() - 1; index >= 0; index--) {
            if (instructions.get(index).is("FROM")) {
                return index;
            }
        }
        return 0;
    }
}
