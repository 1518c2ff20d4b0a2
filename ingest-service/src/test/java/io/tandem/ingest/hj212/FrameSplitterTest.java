package io.tandem.ingest.hj212;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameSplitterTest {
    private static final String ONE = "QN=20261123080000001;ST=91;CN=9014;PW=123456;MN=A;Flag=4;CP=&&&&";
    private static final String TWO = "QN=20261123080000002;ST=91;CN=9014;PW=123456;MN=B;Flag=4;CP=&&&&";

    private final FrameSplitter tolerant = new FrameSplitter(Mode.TOLERANT, 1024);
    private final FrameSplitter strict = new FrameSplitter(Mode.STRICT, 1024);

    static List<Frames.Sample> samples() {
        return Frames.samples();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleHasTheOutcomeThatItsManifestStates(Frames.Sample sample) throws FaultException {
        List<Piece> pieces = tolerant.feed(Frames.bytes(sample.frame()));

        if (sample.outcome().equals("valid")) {
            assertThat(pieces).singleElement().isInstanceOf(Piece.Framed.class);
            Frame frame = new FrameReader(Mode.TOLERANT).read(((Piece.Framed) pieces.getFirst()).data());
            assertThat(sample.frame())
                    .contains(
                            "MN=" + frame.header().mn(), "CN=" + frame.header().cn());
        } else {
            assertThat(sample.outcome()).isEqualTo("refused: CRC");
            assertThat(pieces).containsExactly(new Piece.Broken(Fault.CRC));
        }
        assertThat(tolerant.feed(Frames.bytes(Frames.frame(ONE)))).containsExactly(new Piece.Framed(ONE));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void halfFramesAreWaitedFor(Frames.Sample sample) {
        List<Piece> whole = new FrameSplitter(Mode.TOLERANT, 1024).feed(Frames.bytes(sample.frame()));
        List<Piece> pieces = new ArrayList<>();

        for (byte b : Frames.bytes(sample.frame())) {
            pieces.addAll(tolerant.feed(new byte[] {b}));
        }

        assertThat(pieces).isEqualTo(whole);
    }

    @Test
    void stickyFramesAreParted() {
        String sticky = Frames.frame(ONE) + Frames.frame(TWO) + Frames.frame(ONE);

        assertThat(strict.feed(Frames.bytes(sticky)))
                .containsExactly(new Piece.Framed(ONE), new Piece.Framed(TWO), new Piece.Framed(ONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001", "0030", "0068", "0200", "9999", "00x4", "####"})
    void aWrongLengthCostsNoOtherFrame(String length) {
        String wrong = "##" + length + Frames.frame(ONE).substring(6);

        List<Piece> pieces = tolerant.feed(Frames.bytes(wrong + Frames.frame(TWO) + Frames.frame(ONE)));

        assertThat(pieces).endsWith(new Piece.Framed(TWO), new Piece.Framed(ONE));
        assertThat(pieces.subList(0, pieces.size() - 2)).isNotEmpty().allMatch(Piece.Broken.class::isInstance);
    }

    @Test
    void aFrameWithoutItsLineEndIsTakenWhenThatIsTolerated() {
        String bare = Frames.frame(ONE).stripTrailing();

        assertThat(tolerant.feed(Frames.bytes(bare + bare)))
                .containsExactly(new Piece.Framed(ONE), new Piece.Framed(ONE));
        assertThat(strict.feed(Frames.bytes(bare + bare + Frames.frame(TWO))))
                .endsWith(new Piece.Framed(TWO))
                .doesNotContain(new Piece.Framed(ONE));
    }

    @Test
    void aCheckSumInLowerCaseIsTakenWhenThatIsTolerated() {
        String frame = Frames.frame(TWO);
        String lower = frame.substring(0, frame.length() - 6)
                + frame.substring(frame.length() - 6).toLowerCase(Locale.ROOT);
        assertThat(lower).isNotEqualTo(frame);

        assertThat(tolerant.feed(Frames.bytes(lower))).containsExactly(new Piece.Framed(TWO));
        assertThat(strict.feed(Frames.bytes(lower))).containsExactly(new Piece.Broken(Fault.LENGTH));
    }

    @Test
    void whatIsLongerThanIsTakenIsPassedOverWhole() {
        String large = ONE.replace("&&&&", "&&a=" + "1".repeat(1100) + "&&");

        assertThat(tolerant.feed(Frames.bytes(Frames.frame(large) + Frames.frame(TWO))))
                .containsExactly(new Piece.Broken(Fault.OVERSIZED), new Piece.Framed(TWO));
    }

    @Test
    void whatIsBetweenFramesIsNoticedOnceAndDropped() {
        byte[] noise = new byte[1_000_000];
        Arrays.fill(noise, (byte) 'x');

        assertThat(tolerant.feed(noise)).hasSizeGreaterThanOrEqualTo(1).containsOnly(new Piece.Broken(Fault.NOISE));
        assertThat(tolerant.isPartial()).isFalse();
        assertThat(tolerant.feed(Frames.bytes("#" + Frames.frame(ONE)))).endsWith(new Piece.Framed(ONE));
    }
}
