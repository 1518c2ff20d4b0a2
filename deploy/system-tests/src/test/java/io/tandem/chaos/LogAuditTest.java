package io.tandem.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogAuditTest {
    private static final Observation FIRST = Samples.validated(0, 1, 10);
    private static final Observation SECOND = Samples.validated(1, 1, 11);

    private final Receipts receipts = new Receipts();
    private final LogAudit audit = new LogAudit(receipts);

    @BeforeEach
    void bothAreSentAndTheFirstIsAcknowledged() {
        receipts.sending(FIRST);
        receipts.sending(SECOND);
        receipts.acknowledged(new Receipts.Receipt(0, 5, 0));
        receipts.unknown(SECOND);
    }

    @Test
    void aLogWithWhatWasAcknowledgedKeepsThePromises() {
        audit.take(5, 0, FIRST);

        assertThat(audit.nothingLost().kept()).isTrue();
        assertThat(audit.nothingInvented().kept()).isTrue();
        assertThat(receipts.unknown()).isEqualTo(1);
    }

    @Test
    void anAcknowledgedObservationThatIsMissingIsFound() {
        audit.take(5, 0, SECOND);

        assertThat(audit.lost()).isEqualTo(1);
        assertThat(audit.nothingLost().kept()).isFalse();
    }

    @Test
    void aReceiptThatPointsElsewhereIsFound() {
        audit.take(5, 0, SECOND);
        audit.take(5, 1, FIRST);

        assertThat(audit.lost()).isZero();
        assertThat(audit.nothingLost().kept()).isFalse();
    }

    @Test
    void aRecordThatWasNeverSentOrWasSentWithAnotherValueIsFound() {
        audit.take(5, 0, FIRST);
        audit.take(5, 1, Samples.validated(1, 1, 12));
        audit.take(5, 2, Samples.validated(2, 1, 12));

        assertThat(audit.nothingInvented().broken()).hasSize(2);
    }

    @Test
    void aRefusalIsFound() {
        receipts.refused("422");

        assertThat(audit.nothingInvented().kept()).isFalse();
    }
}
