package io.tandem.ingest.hj212;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// What a platform says to a station (HJ 212-2017 §6.6): under the QN of what it answers, as system 91.
final class Answers {
    /// Flag of an answer: version 2017, no answer wanted, not split.
    private static final int FLAG = 4;

    private Answers() {}

    /// The request has come and is being seen to.
    static final int READY = 1;

    /// The password is not the station's.
    static final int WRONG_PASSWORD = 3;

    /// The MN is not known.
    static final int WRONG_STATION = 4;

    /// The command is not one that a platform takes.
    static final int WRONG_COMMAND = 8;

    /// Something else is wrong.
    static final int OTHER = 100;

    /// A request was not carried out.
    static final int FAILED = 2;

    /// 9011: what becomes of a request.
    static String request(Frame.Header to, int result) {
        return frame(to, "9011", "QnRtn=" + result);
    }

    /// 9012: what has become of a request.
    static String result(Frame.Header to, int result) {
        return frame(to, "9012", "ExeRtn=" + result);
    }

    /// 9013: a notice has come.
    static String notice(Frame.Header to) {
        return frame(to, "9013", "");
    }

    /// 9014: data has come and will not be lost.
    static String data(Frame.Header to) {
        return frame(to, "9014", "");
    }

    private static String frame(Frame.Header to, String command, String body) {
        String data = "QN=%s;ST=91;CN=%s;PW=%s;MN=%s;Flag=%d;CP=&&%s&&"
                .formatted(
                        Objects.requireNonNull(to.qn()),
                        command,
                        Objects.requireNonNullElse(to.pw(), ""),
                        to.mn(),
                        FLAG,
                        body);
        byte[] bytes = data.getBytes(StandardCharsets.ISO_8859_1);
        return "##%04d%s%04X\r\n".formatted(bytes.length, data, Crc.of(bytes, 0, bytes.length));
    }
}
