package io.tandem.ingest.hj212;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {
    private static final String DAY = "QN=20261124000000001;ST=31;CN=2031;PW=123456;MN=010000A8900016F000169DC0;Flag=7;"
            + "PNUM=2;PNO=1;CP=&&DataTime=20261123000000;a21026-Cou=204.5,a21026-Flag=N&&";

    @Test
    void aFrameIsReadField() throws FaultException {
        Frame frame = new FrameReader(Mode.STRICT).read(DAY);

        assertThat(frame.header().qn()).isEqualTo("20261124000000001");
        assertThat(frame.header().wantsAnswer()).isTrue();
        assertThat(frame.header().isPart()).isTrue();
        assertThat(frame.header().version()).isEqualTo(1);
        assertThat(frame.dataTime()).isEqualTo(LocalDateTime.of(2026, 11, 23, 0, 0));
        assertThat(frame.fields())
                .containsEntry("a21026-Cou", "204.5")
                .containsEntry("a21026-Flag", "N")
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CP=&& | CP=& | GRAMMAR",
                "&&DataTime | DataTime | GRAMMAR",
                "MN= | MM= | GRAMMAR",
                "ST=31; | ST=31;ST=31; | GRAMMAR",
                "ST=31 | ST=3-1 | GRAMMAR",
                "PW=123456; | PW=; | GRAMMAR",
                "Flag=7 | Flag=x | GRAMMAR",
                "a21026-Flag=N | a21026-Cou=1 | GRAMMAR",
                "a21026-Flag=N | a21026-Flag | GRAMMAR",
                "a21026-Flag=N | , | GRAMMAR",
                "PNO=1 | PNO=3 | RANGE",
                "PNO=1; | | RANGE",
                "QN=20261124000000001 | QN=20261324000000001 | RANGE",
                "QN=20261124000000001 | QN=20260230000000001 | RANGE",
                "DataTime=20261123000000 | DataTime=20261123250000 | RANGE",
                "DataTime=20261123000000 | DataTime=2026 | RANGE",
                "Flag=7 | Flag=15 | VERSION",
                "Flag=7 | Flag=255 | VERSION"
            })
    void whatIsWrongIsRefusedInBothModes(String part, String wrong, Fault fault) {
        String broken = DAY.replace(part, wrong == null ? "" : wrong);
        assertThat(broken).isNotEqualTo(DAY);

        for (Mode mode : Mode.values()) {
            assertThatExceptionOfType(FaultException.class)
                    .isThrownBy(() -> new FrameReader(mode).read(broken))
                    .satisfies(e -> assertThat(mode == Mode.TOLERANT ? e.fault() : fault)
                            .isEqualTo(fault));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ST=31;CN=2011;PW=1;MN=NJGDKYYC202101q0001w0001;CP=&&DataTime=20210305003817000;ele01-Rtd=1&&",
                "QN=20210210073530000;ST=22;CN=2011;MN=aqms-1;PW=123456;Flag=4;CP=&&DataTime=20210210073530;a-Rtd=3&&",
                "QN=20210210073530000;ST=22;CN=2011;PW=1;MN=12345678901234;Flag=4;VER=3;CP=&&DataTime=20210210073530&&",
                "QN=20210210073530000;ST=22;CN=2011;PW=1;MN=12345678901234;Flag=4;CP=&&DataTime=20210210073530;&&",
                "QN=20210210073530000;ST=22;CN=2011;PW=1;MN=12345678901234;Flag=4;CP=&&DataTime=20210210073530;"
                        + "a-Rtd=1,a-Flag=N;a-Cou=1,a-Flag=N&&",
                "QN=20040516010101001;ST=32;CN=2051;PW=123456;MN=88888880000001;Flag=3;CP=&&EndTime=2,BeginTime=1&&"
            })
    void theFieldsHabitsAreTakenWhenThatIsTolerated(String data) throws FaultException {
        assertThat(new FrameReader(Mode.TOLERANT).read(data).header().mn()).isNotEmpty();
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> new FrameReader(Mode.STRICT).read(data))
                .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.GRAMMAR));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "4, 1", "5, 1", "8, 2", "9, 2"})
    void theFlagNamesTheVersion(int flag, int version) throws FaultException {
        String data = "QN=20261124000000001;ST=91;CN=9014;PW=1;MN=12345678901234;Flag=%d;CP=&&&&".formatted(flag);

        assertThat(new FrameReader(Mode.STRICT).read(data).header().version()).isEqualTo(version);
    }
}
