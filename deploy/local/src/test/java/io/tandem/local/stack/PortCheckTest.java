package io.tandem.local.stack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tandem.local.FreePort;
import io.tandem.local.LocalStackException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PortCheckTest {
    private final Map<String, String> environment = Arrays.stream(Component.values())
            .collect(Collectors.toMap(Component::portVariable, component -> Integer.toString(FreePort.pick())));

    @Test
    void freePortsPass() {
        assertThatCode(() -> PortCheck.requireFree(StackSettings.of(environment), Replica.all(1)))
                .doesNotThrowAnyException();
    }

    @Test
    void portsOfFurtherReplicasAreAHundredApartAndMustNotMeetOthers() {
        environment.put("TANDEM_RANKING_PORT", "20000");
        environment.put("TANDEM_INGEST_PORT", "20100");
        StackSettings settings = StackSettings.of(environment);

        assertThatThrownBy(() -> PortCheck.requireFree(settings, Replica.all(2)))
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining("port 20100 is given to ingest-service and to ranking-service-2")
                .hasMessageContaining("TANDEM_RANKING_PORT");
    }

    @Test
    void aPortInUseIsNamedWithItsComponentVariableAndHolder() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            environment.put("TANDEM_METRICS_PORT", Integer.toString(taken.getLocalPort()));

            assertThatThrownBy(() -> PortCheck.requireFree(StackSettings.of(environment), Replica.all(1)))
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("metrics-service")
                    .hasMessageContaining("TANDEM_METRICS_PORT")
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("Nothing was started");
        }
    }
}
