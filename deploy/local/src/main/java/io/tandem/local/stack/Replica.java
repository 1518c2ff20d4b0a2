package io.tandem.local.stack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One of the processes of a component. Only stateful services have more than one.
///
/// @param number 1 for the first
record Replica(Component component, int number) implements Comparable<Replica> {
    /// What fits on one machine, and not more than there are partitions to share.
    static final int MOST = 6;

    private static final Pattern NUMBERED = Pattern.compile("(.+)-([2-9])");
    private static final Comparator<Replica> ORDER =
            Comparator.comparing(Replica::component).thenComparingInt(Replica::number);

    Replica {
        if (number < 1 || number > (component.isStateful() ? MOST : 1)) {
            throw new IllegalArgumentException("no replica %d of %s".formatted(number, component));
        }
    }

    /// The only process of a component, or the first.
    static Replica first(Component component) {
        return new Replica(component, 1);
    }

    /// Every process of the stack, in the order of starting.
    ///
    /// @param replicas of each stateful service
    static List<Replica> all(int replicas) {
        var all = new ArrayList<Replica>();
        for (Component component : Component.values()) {
            for (int number = 1; number <= (component.isStateful() ? replicas : 1); number++) {
                all.add(new Replica(component, number));
            }
        }
        return all;
    }

    /// The one with this id.
    static Optional<Replica> parse(String id) {
        Matcher numbered = NUMBERED.matcher(id);
        String component = numbered.matches() ? numbered.group(1) : id;
        int number = numbered.matches() ? Integer.parseInt(numbered.group(2)) : 1;
        return Arrays.stream(Component.values())
                .filter(known -> known.id().equals(component))
                .filter(known -> number == 1 || (known.isStateful() && number <= MOST))
                .map(known -> new Replica(known, number))
                .findFirst();
    }

    /// Name of its log and its process file: `metrics-service`, `metrics-service-2`.
    String id() {
        return component.id() + suffix();
    }

    /// What it is called in messages.
    String title() {
        return component.title() + suffix();
    }

    @Override
    public int compareTo(Replica other) {
        return ORDER.compare(this, other);
    }

    private String suffix() {
        return number == 1 ? "" : "-" + number;
    }
}
