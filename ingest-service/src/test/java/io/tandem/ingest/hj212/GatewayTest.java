package io.tandem.ingest.hj212;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tandem.ingest.application.ReadingPorts;
import io.tandem.ingest.domain.Indicator;
import io.tandem.ingest.domain.Observation;
import io.tandem.ingest.domain.ObservationStatus;
import io.tandem.ingest.domain.Reading;
import io.tandem.ingest.domain.StationUnit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayTest {
    private static final String STACK = "010000A8900016F000169DC0";
    private static final String AIR = "Y80110010000010";
    private static final Map<String, String> FACTORS = Map.of(
            "31-a21026", "SO2 Cou kg",
            "31-a21002", "NOX Cou kg",
            "31-a34013", "PM Cou kg",
            "22-a21004", "NO2 Avg ug/m3",
            "22-a34004", "PM25 Avg ug/m3",
            "22-a05024", "O3 Avg ug/m3");

    private final ReadingPorts ports = new ReadingPorts("110000", "130200");
    private final Mailbox mailbox = new Mailbox();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Instant now = Instant.parse("2026-11-24T00:00:10Z");
    private final Gateway gateway = new Gateway(
            ports.stations(),
            ports.passwords(),
            ports.useCase(),
            new DayValues(new Factors(FACTORS)),
            new PartJoiner(Duration.ofSeconds(5), 1000),
            new GatewayMeters(registry),
            () -> now);

    GatewayTest() {
        ports.register(STACK, "130200", "31", "123456", Map.of());
        ports.register(AIR, "110000", "22", "123456", Map.of("a34004", StationUnit.MILLIGRAM_PER_CUBIC_METRE));
    }

    @Test
    void aStacksDayBecomesEmissionsInTonnes() {
        send(Frames.day("20261124000000001", STACK, "20261123", "a21026-Cou=204.5,a21026-Flag=N;a21002-Cou=466.6"));

        assertThat(ports.observations)
                .extracting(GatewayTest::text)
                .containsExactlyInAnyOrder("SO2 2026-11-23 0.2045 t", "NOX 2026-11-23 0.4666 t");
        assertThat(ports.observations).allSatisfy(o -> {
            assertThat(o.city().value()).isEqualTo("130200");
            assertThat(o.feed()).isEqualTo("feed-31");
            assertThat(o.status()).isEqualTo(ObservationStatus.PROVISIONAL);
            assertThat(o.observedAt()).isEqualTo("2026-11-23T16:00:00.001Z");
        });
        assertThat(ports.readings).singleElement().extracting(Reading::command).isEqualTo("2031");
    }

    @Test
    void aDayOfAmbientAirBecomesConcentrationsInTheUnitOfTheStation() {
        send(Frames.frame(
                "QN=20261124000000001;ST=22;CN=2031;PW=123456;MN=%s;Flag=5;CP=&&DataTime=20261123000000;".formatted(AIR)
                        + "a34004-Avg=0.035,a34004-Flag=N;a21004-Avg=41,a21004-Flag=N;a05024-Avg=88,a05024-Flag=T&&"));

        assertThat(ports.observations)
                .extracting(GatewayTest::text)
                .containsExactlyInAnyOrder("PM25 2026-11-23 35.0 ug/m3", "NO2 2026-11-23 41.0 ug/m3");
        assertThat(ports.readings.getFirst().fields()).containsEntry("a05024-Flag", "T");
        assertThat(mailbox.answers).hasSize(1);
    }

    @Test
    void dataIsAnsweredAsTheStandardHasIt() {
        List<Frames.Sample> samples = Frames.samples();

        send(samples.get(0).frame());

        assertThat(mailbox.answers).containsExactly(samples.get(5).frame());
        assertThat(ports.readings).hasSize(1);
        assertThat(ports.observations).isEmpty();
    }

    @Test
    void aSplitMessageIsTakenWhenItIsWholeAndEachPartIsAnswered() {
        List<Frames.Sample> samples = Frames.samples();

        send(samples.get(3).frame());
        assertThat(ports.readings).isEmpty();
        assertThat(mailbox.answers).isEmpty();
        send(samples.get(4).frame());

        assertThat(ports.observations).extracting(GatewayTest::text).containsExactly("SO2 2026-11-23 0.2045 t");
        assertThat(ports.readings).extracting(Reading::part).containsExactly(1, 2);
        assertThat(mailbox.answers).hasSize(2).allMatch(answer -> answer.contains("CN=9014"));
        assertThat(mailbox.answers.get(1)).contains("QN=20261124000000002");
    }

    @Test
    void ofAMessageThatStaysIncompleteOnlyValuesWithTheirFlagAreUsed() {
        String part = "QN=20261124000000001;ST=31;CN=2031;PW=123456;MN=%s;Flag=7;PNUM=2;PNO=1;CP=&&".formatted(STACK);
        send(Frames.frame(part + "DataTime=20261123000000;a21026-Cou=204.5,a21026-Flag=N;a21002-Cou=466.6&&"));

        now = now.plusSeconds(6);
        gateway.handleExpired();

        assertThat(ports.observations).extracting(GatewayTest::text).containsExactly("SO2 2026-11-23 0.2045 t");
        assertThat(mailbox.answers).singleElement().asString().contains("CN=9014");
    }

    @Test
    void theSameFrameSentAgainNamesTheSameEvents() {
        String frame = Frames.day("20261124000000001", STACK, "20261123", "a21026-Cou=204.5,a21026-Flag=N");

        send(frame);
        send(frame);

        assertThat(ports.observations).hasSize(2);
        assertThat(ports.observations.get(0).id())
                .isEqualTo(ports.observations.get(1).id());
        assertThat(ports.observations.get(0).observedAt())
                .isEqualTo(ports.observations.get(1).observedAt());
        assertThat(ports.readings.get(0).id()).isEqualTo(ports.readings.get(1).id());
        assertThat(mailbox.answers).hasSize(2);
    }

    @Test
    void withoutTheLogsAcknowledgementNothingIsAnswered() {
        ports.away = true;
        send(Frames.day("20261124000000001", STACK, "20261123", "a21026-Cou=204.5,a21026-Flag=N"));

        assertThat(mailbox.answers).isEmpty();
        assertThat(registry.counter("tandem.hj212.unavailable").count()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "a21026-Cou=-1, RANGE",
        "a21026-Cou=1e5, RANGE",
        "a21026-Cou=, RANGE",
        "a21026-Cou=99999999999999, RANGE",
        "a21026-Cou=99999999999, OK",
        "a21026-Min=x, OK"
    })
    void aValueBeyondItsBoundsCostsTheWholeFrame(String field, String outcome) {
        send(Frames.day("20261124000000001", STACK, "20261123", "a21002-Cou=1,a21002-Flag=N;" + field));

        if (outcome.equals("RANGE")) {
            assertThat(ports.observations).isEmpty();
            assertThat(ports.readings).isEmpty();
            assertThat(mailbox.answers).singleElement().asString().contains("CN=9011", "QnRtn=100");
        } else {
            assertThat(ports.observations).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"20261123080000, 20261124000000001", "20261124000000, 20261124000000001"})
    void aDayThatDoesNotBeginAtMidnightOrIsNotOverIsRefused(String dataTime, String qn) {
        send(Frames.frame("QN=%s;ST=31;CN=2031;PW=123456;MN=%s;Flag=5;CP=&&DataTime=%s;a21026-Cou=1,a21026-Flag=N&&"
                .formatted(qn, STACK, dataTime)));

        assertThat(ports.observations).isEmpty();
        assertThat(mailbox.answers).singleElement().asString().contains("QnRtn=100");
    }

    @Test
    void strangersAreToldSoAndCounted() {
        send(Frames.day("20261124000000001", "UNKNOWN", "20261123", "a21026-Cou=1"));
        String wrong = "QN=20261124000000001;ST=31;CN=2011;PW=000000;MN=%s;Flag=5;CP=&&DataTime=20261123000000&&"
                .formatted(STACK);
        send(Frames.frame(wrong));

        assertThat(ports.readings).isEmpty();
        assertThat(mailbox.strange).isEqualTo(2);
        assertThat(mailbox.answers).hasSize(2);
        assertThat(mailbox.answers.get(0)).contains("CN=9011", "QnRtn=4");
        assertThat(mailbox.answers.get(1)).contains("CN=9011", "QnRtn=3");
    }

    @ParameterizedTest
    @CsvSource({"1062, 9011 9012", "1013, 9013", "9014, ''", "5000, 9011"})
    void eachKindOfCommandHasItsAnswers(String command, String answers) {
        send(Frames.frame("QN=20261124000000001;ST=31;CN=%s;PW=123456;MN=%s;Flag=5;CP=&&&&".formatted(command, STACK)));

        assertThat(String.join(
                        " ",
                        mailbox.answers.stream()
                                .map(answer -> answer.replaceAll("(?s).*CN=(....).*", "$1"))
                                .toList()))
                .isEqualTo(answers);
    }

    @Test
    void whatWantsNoAnswerGetsNone() {
        send(Frames.frame("QN=20261124000000001;ST=31;CN=2011;PW=123456;MN=%s;Flag=4;CP=&&DataTime=20261123000000&&"
                .formatted(STACK)));

        assertThat(ports.readings).hasSize(1);
        assertThat(mailbox.answers).isEmpty();
    }

    /// 20,000 frames with one to three bytes changed, lost, added or repeated, in chunks of any size. Every frame that
    /// got
    /// through is looked at by other means than the reader's.
    @Test
    void noDamagedFrameHasAnEffectUnlessItIsAFrame() {
        Random random = new Random(212);
        List<String> good = new ArrayList<>(
                Frames.samples().stream().map(Frames.Sample::frame).toList());
        for (int i = 0; i < 10; i++) {
            good.add(Frames.day(
                    "2026112400000000" + i, STACK, "2026112" + i % 4, "a21026-Cou=20%d.5,a21026-Flag=N".formatted(i)));
        }
        FrameSplitter splitter = new FrameSplitter(Mode.TOLERANT, 1024);
        FrameReader reader = new FrameReader(Mode.TOLERANT);
        int passed = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] mutant = mutant(Frames.bytes(good.get(random.nextInt(good.size()))), random);
            for (Piece piece : splitter.feed(mutant)) {
                if (piece instanceof Piece.Framed(String data)) {
                    passed += take(data, reader) ? 1 : 0;
                }
            }
        }

        assertThat(passed).as("frames that were not damaged where it matters").isPositive();
        assertThat(ports.observations).isNotEmpty().allSatisfy(o -> {
            assertThat(o.value()).isBetween(0.0, 1e10);
            assertThat(o.city().value()).isIn("130200", "110000");
            assertThat(o.indicator()).isIn(Indicator.SO2, Indicator.NOX, Indicator.PM, Indicator.NO2, Indicator.PM25);
        });
        assertThat(ports.readings)
                .allSatisfy(reading -> assertThat(reading.fields().toString()).hasSizeLessThan(2048));
    }

    private boolean take(String data, FrameReader reader) {
        try {
            gateway.handle(List.of(new Delivery(reader.read(data), mailbox)));
        } catch (FaultException _) {
            return false;
        }
        assertThat(data)
                .matches("(?s)([A-Za-z]+=[!-~&&[^;]]+;)+CP=&&([^;,=&]+=[^;,=&]*([;,][^;,=&]+=[^;,=&]*)*;?)?&&")
                .hasSizeLessThanOrEqualTo(1024);
        return true;
    }

    private static byte[] mutant(byte[] frame, Random random) {
        StringBuilder text = new StringBuilder(new String(frame, StandardCharsets.ISO_8859_1));
        for (int n = 1 + random.nextInt(3); n > 0 && !text.isEmpty(); n--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(5)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                case 1 -> text.deleteCharAt(at);
                case 2 -> text.insert(at, (char) random.nextInt(256));
                case 3 -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(40))));
                default -> text.setLength(1 + random.nextInt(text.length()));
            }
        }
        return Frames.bytes(text.toString());
    }

    private void send(String frames) {
        List<Delivery> deliveries = new ArrayList<>();
        for (Piece piece : new FrameSplitter(Mode.TOLERANT, 1024).feed(Frames.bytes(frames))) {
            if (piece instanceof Piece.Framed(String data)) {
                try {
                    deliveries.add(new Delivery(new FrameReader(Mode.TOLERANT).read(data), mailbox));
                } catch (FaultException e) {
                    throw new AssertionError(e);
                }
            }
        }
        gateway.handle(deliveries);
    }

    private static String text(Observation o) {
        return "%s %s %s %s".formatted(o.indicator(), o.period(), o.value(), o.unit());
    }
}
