package io.tandem.ingest.hj212;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads data segments: `QN=…;ST=…;CN=…;PW=…;MN=…;Flag=…;[PNUM=…;PNO=…;]CP=&&…&&` (HJ 212-2017 §6.3).
final class FrameReader {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS").withResolverStyle(ResolverStyle.STRICT);

    private static final String BODY = "CP=&&";
    private static final String END = "&&";
    private static final Pattern HEADER_FIELD = Pattern.compile("([A-Za-z]{1,16})=([!-~&&[^;,=&#]]{1,32});");
    private static final Pattern BODY_FIELD =
            Pattern.compile("([0-9A-Za-z_]{1,24}(?:-[0-9A-Za-z_]{1,24})?)=([ -~&&[^;,=&#]]{0,256})");
    private static final Map<String, Pattern> TOLERANT = Map.of(
            "QN", Pattern.compile("[0-9]{17}"),
            "ST", Pattern.compile("[0-9A-Za-z]{1,3}"),
            "CN", Pattern.compile("[0-9]{4}"),
            "PW", Pattern.compile("[!-~]{1,32}"),
            "MN", Pattern.compile("[0-9A-Za-z_-]{1,32}"),
            "Flag", Pattern.compile("[0-9]{1,3}"),
            "PNUM", Pattern.compile("[0-9]{1,4}"),
            "PNO", Pattern.compile("[0-9]{1,4}"));
    private static final Map<String, Pattern> STRICT = Map.of(
            "ST", Pattern.compile("[0-9]{2}"),
            "PW", Pattern.compile("[!-~]{1,9}"),
            "MN", Pattern.compile("[0-9A-Z]{14,24}"));
    private static final List<String> NEEDED = List.of("ST", "CN", "MN");
    private static final String UNSPLIT = "QN ST CN PW MN Flag";
    private static final Set<String> ORDERS = Set.of(UNSPLIT, UNSPLIT + " PNUM PNO");

    private static final int SPLIT = 2;
    private static final int NEWEST_VERSION = 2;
    private static final int LENGTH_OF_SECONDS = 14;

    private final Mode mode;

    FrameReader(Mode mode) {
        this.mode = mode;
    }

    /// The frame that a data segment holds.
    ///
    /// @throws FaultException when it holds none
    Frame read(String data) throws FaultException {
        int body = data.indexOf(BODY);
        if (body < 0 || !data.endsWith(END) || data.length() < body + BODY.length() + END.length()) {
            throw new FaultException(Fault.GRAMMAR);
        }
        Frame.Header header = header(data.substring(0, body));
        Map<String, String> fields = body(data.substring(body + BODY.length(), data.length() - END.length()));
        String qn = header.qn();
        return new Frame(header, qn == null ? null : time(qn), dataTime(header, fields.get("DataTime")), fields);
    }

    private Frame.Header header(String text) throws FaultException {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher field = HEADER_FIELD.matcher(text);
        int end = 0;
        while (field.find() && field.start() == end) {
            end = field.end();
            require(fields.put(field.group(1), field.group(2)) == null, Fault.GRAMMAR);
        }
        require(end == text.length() && fields.keySet().containsAll(NEEDED), Fault.GRAMMAR);
        require(mode == Mode.TOLERANT || ORDERS.contains(String.join(" ", fields.keySet())), Fault.GRAMMAR);
        for (Map.Entry<String, String> entry : fields.entrySet()) {
            check(entry.getKey(), entry.getValue());
        }
        return header(fields);
    }

    private void check(String name, String value) throws FaultException {
        @Nullable Pattern usual = TOLERANT.get(name);
        @Nullable Pattern narrow = mode == Mode.STRICT ? STRICT.get(name) : null;
        require(usual == null || usual.matcher(value).matches(), Fault.GRAMMAR);
        require(narrow == null || narrow.matcher(value).matches(), Fault.GRAMMAR);
    }

    private Frame.Header header(Map<String, String> fields) throws FaultException {
        int parts = number(fields.get("PNUM"));
        int part = number(fields.get("PNO"));
        boolean split = fields.containsKey("PNUM") || fields.containsKey("PNO");
        require(!split || (part >= 1 && part <= parts), Fault.RANGE);
        Frame.Header header = new Frame.Header(
                fields.get("QN"),
                fields.getOrDefault("ST", ""),
                fields.getOrDefault("CN", ""),
                fields.get("PW"),
                fields.getOrDefault("MN", ""),
                number(fields.get("Flag")),
                parts,
                part);
        require(header.version() <= NEWEST_VERSION, Fault.VERSION);
        require(mode == Mode.TOLERANT || split == ((header.flag() & SPLIT) != 0), Fault.GRAMMAR);
        return header;
    }

    /// A field may be repeated, as stations do with flags, but not with another value.
    private Map<String, String> body(String text) throws FaultException {
        Map<String, String> fields = new LinkedHashMap<>();
        if (text.isEmpty()) {
            return fields;
        }
        boolean trailing = mode == Mode.TOLERANT && text.endsWith(";");
        for (String pair : (trailing ? text.substring(0, text.length() - 1) : text).split("[;,]", -1)) {
            Matcher field = BODY_FIELD.matcher(pair);
            require(field.matches(), Fault.GRAMMAR);
            @Nullable String before = fields.put(field.group(1), field.group(2));
            require(before == null || (mode == Mode.TOLERANT && before.equals(field.group(2))), Fault.GRAMMAR);
        }
        return fields;
    }

    private @Nullable LocalDateTime dataTime(Frame.Header header, @Nullable String text) throws FaultException {
        if (text == null) {
            require(mode == Mode.TOLERANT || !header.cn().startsWith("2"), Fault.GRAMMAR);
            return null;
        }
        require(mode == Mode.TOLERANT || text.length() == LENGTH_OF_SECONDS, Fault.GRAMMAR);
        return time(text);
    }

    private static LocalDateTime time(String text) throws FaultException {
        require(text.matches("[0-9]{14}|[0-9]{17}"), Fault.RANGE);
        try {
            return LocalDateTime.parse(text, text.length() == LENGTH_OF_SECONDS ? SECONDS : MILLISECONDS);
        } catch (DateTimeException _) {
            throw new FaultException(Fault.RANGE);
        }
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static void require(boolean good, Fault otherwise) throws FaultException {
        if (!good) {
            throw new FaultException(otherwise);
        }
    }

    /// The fields of several parts as those of one frame.
    ///
    /// @throws FaultException when two parts contradict each other
    static Map<String, String> joined(List<Frame> parts) throws FaultException {
        Map<String, String> fields = new HashMap<>();
        for (Frame part : parts) {
            for (Map.Entry<String, String> field : part.fields().entrySet()) {
                @Nullable String before = fields.put(field.getKey(), field.getValue());
                require(before == null || before.equals(field.getValue()), Fault.PARTS);
            }
            require(part.header().st().equals(parts.getFirst().header().st()), Fault.PARTS);
        }
        return fields;
    }
}
