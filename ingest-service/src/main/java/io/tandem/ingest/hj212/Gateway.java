package io.tandem.ingest.hj212;

import io.tandem.ingest.application.Passwords;
import io.tandem.ingest.application.RecordReadings;
import io.tandem.ingest.application.StationDirectory;
import io.tandem.ingest.application.StationStore;
import io.tandem.ingest.application.UnavailableException;
import io.tandem.ingest.domain.Observation;
import io.tandem.ingest.domain.ObservationDraft;
import io.tandem.ingest.domain.Reading;
import io.tandem.ingest.domain.Station;
import io.tandem.ingest.domain.Verdict;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a platform does with frames: shows strangers the door, answers requests, keeps data and says so once it is
/// kept.
///
/// Without the log's acknowledgement nothing is said, and the station sends the same again.
final class Gateway {
    private static final String NOTICE = "1013";

    private final StationDirectory stations;
    private final Passwords passwords;
    private final RecordReadings useCase;
    private final DayValues dayValues;
    private final PartJoiner joiner;
    private final GatewayMeters meters;
    private final InstantSource clock;

    Gateway(
            StationDirectory stations,
            Passwords passwords,
            RecordReadings useCase,
            DayValues dayValues,
            PartJoiner joiner,
            GatewayMeters meters,
            InstantSource clock) {
        this.stations = stations;
        this.passwords = passwords;
        this.useCase = useCase;
        this.dayValues = dayValues;
        this.joiner = joiner;
        this.meters = meters;
        this.clock = clock;
    }

    /// Sees to frames that came together; may block for as long as the log takes.
    void handle(List<Delivery> deliveries) {
        Instant now = clock.instant();
        Work work = new Work(now);
        for (Delivery delivery : deliveries) {
            try {
                handle(delivery, work);
            } catch (UnavailableException _) {
                meters.unavailable(1);
            }
        }
        finish(work);
    }

    /// Sees to messages whose missing parts have not come in time.
    void handleExpired() {
        Instant now = clock.instant();
        Work work = new Work(now);
        joiner.expired(now).forEach(message -> settle(message, work));
        finish(work);
    }

    private void handle(Delivery delivery, Work work) {
        Frame.Header header = delivery.frame().header();
        StationStore.@Nullable Entry entry = stations.find(header.mn()).orElse(null);
        if (entry == null) {
            refuse(delivery, Fault.STATION, Answers.WRONG_STATION);
            delivery.reply().stranger();
        } else if (!passwords.match(entry, header.pw())) {
            refuse(delivery, Fault.PASSWORD, Answers.WRONG_PASSWORD);
            delivery.reply().stranger();
        } else {
            switch (header.cn().charAt(0)) {
                case '1' -> request(delivery);
                case '2', '3' -> data(delivery, work);
                case '9' -> meters.taken(1, 0);
                default -> refuse(delivery, Fault.COMMAND, Answers.WRONG_COMMAND);
            }
        }
    }

    /// A platform carries nothing out for a station; a notice it takes note of.
    private void request(Delivery delivery) {
        Frame.Header header = delivery.frame().header();
        meters.taken(1, 0);
        if (header.wantsAnswer() && header.cn().equals(NOTICE)) {
            delivery.reply().answer(Answers.notice(header));
        } else if (header.wantsAnswer()) {
            delivery.reply().answer(Answers.request(header, Answers.READY));
            delivery.reply().answer(Answers.result(header, Answers.FAILED));
        }
    }

    private void data(Delivery delivery, Work work) {
        if (delivery.frame().header().isPart()) {
            joiner.add(delivery, work.now).forEach(message -> settle(message, work));
        } else {
            settle(new PartJoiner.Message(List.of(delivery), true), work);
        }
    }

    /// A whole message counts as one frame; of one that is not whole each part counts for itself.
    private void settle(PartJoiner.Message message, Work work) {
        List<Frame> frames = message.deliveries().stream().map(Delivery::frame).toList();
        try {
            if (message.complete()) {
                Frame first = frames.getFirst();
                observe(frames.size() == 1 ? first : first.with(FrameReader.joined(frames)), true, work);
            } else {
                for (Frame frame : frames) {
                    observe(frame, false, work);
                }
            }
            message.deliveries().forEach(work.kept::add);
        } catch (FaultException e) {
            message.deliveries().forEach(delivery -> refuse(delivery, e.fault(), Answers.OTHER));
        } catch (UnavailableException _) {
            meters.unavailable(frames.size());
        }
    }

    private void observe(Frame frame, boolean whole, Work work) throws FaultException {
        Station station = station(frame);
        List<ObservationDraft> drafts = dayValues.of(frame, station, whole);
        if (!drafts.isEmpty() && !DayValues.isOver(frame, work.now)) {
            throw new FaultException(Fault.RANGE);
        }
        List<Observation> good = new ArrayList<>();
        for (ObservationDraft draft : drafts) {
            switch (useCase.judge(draft, work.now)) {
                case Verdict.Accepted<Observation>(Observation observation) -> good.add(observation);
                case Verdict.Refused<Observation> _ -> throw new FaultException(Fault.RANGE);
            }
        }
        work.observations.addAll(good);
    }

    private Station station(Frame frame) throws FaultException {
        return stations.find(frame.header().mn())
                .orElseThrow(() -> new FaultException(Fault.STATION))
                .station();
    }

    private void finish(Work work) {
        try {
            List<Reading> readings = new ArrayList<>();
            for (Delivery delivery : work.kept) {
                readings.add(reading(delivery.frame(), station(delivery.frame()), work.now));
            }
            useCase.record(readings, work.observations);
        } catch (UnavailableException | FaultException _) {
            meters.unavailable(work.kept.size());
            return;
        }
        meters.taken(work.kept.size(), work.observations.size());
        for (Delivery delivery : work.kept) {
            if (delivery.frame().header().wantsAnswer()) {
                delivery.reply().answer(Answers.data(delivery.frame().header()));
            }
        }
    }

    private static Reading reading(Frame frame, Station station, Instant now) {
        Frame.Header header = frame.header();
        return new Reading(
                station,
                header.st(),
                header.cn(),
                header.qn(),
                frame.fields().get("DataTime"),
                header.isPart() ? header.part() : 0,
                header.version(),
                new TreeMap<>(frame.fields()),
                now);
    }

    private void refuse(Delivery delivery, Fault fault, int result) {
        meters.refused(fault);
        if (delivery.frame().header().wantsAnswer()) {
            delivery.reply().answer(Answers.request(delivery.frame().header(), result));
        }
    }

    /// What has to be kept before anything is said.
    private static final class Work {
        private final Instant now;
        private final List<Delivery> kept = new ArrayList<>();
        private final List<Observation> observations = new ArrayList<>();

        Work(Instant now) {
            this.now = now;
        }
    }
}
