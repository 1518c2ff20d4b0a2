package io.tandem.local.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventLinesTest {
    private final List<EventLines.Event> events = new ArrayList<>();
    private final EventLines lines = new EventLines(events::add);

    @Test
    void anEventEndsWithAnEmptyLine() {
        feed("retry: 2000", "id: 1:7", "event: change", "data: {\"a\":", "data: 1}");
        assertThat(events).isEmpty();

        feed("");

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.id()).isEqualTo("1:7");
            assertThat(event.name()).isEqualTo("change");
            assertThat(event.data().path("a").asInt()).isEqualTo(1);
        });
    }

    @Test
    void anIdAloneMovesThePositionWithoutAnEvent() {
        feed("id: 1:7", "data: 1", "", "id: 1:9", ": nothing for you", "");

        assertThat(events).hasSize(1);
        assertThat(lines.lastId()).isEqualTo("1:9");
    }

    @Test
    void anEmptyIdForgetsThePosition() {
        feed("id: 1:7", "data: 1", "", "id:", "event: reset", "data: {}", "");

        assertThat(lines.lastId()).isEmpty();
        assertThat(events).extracting(EventLines.Event::name).containsExactly("message", "reset");
    }

    @Test
    void commentsAndUnknownFieldsArePassedOver() {
        feed(": heartbeat 1:7", "", "future: x", "");

        assertThat(events).isEmpty();
    }

    @Test
    void dataThatIsNotJsonIsRefused() {
        feed("data: {");

        assertThatIllegalArgumentException().isThrownBy(() -> feed(""));
    }

    private void feed(String... given) {
        List.of(given).forEach(lines);
    }
}
