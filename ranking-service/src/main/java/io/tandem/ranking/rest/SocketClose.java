package io.tandem.ranking.rest;

/// Why this end closes a socket, by the codes of RFC 6455 §7.4.1.
enum SocketClose {
    /// The service stops; another replica goes on.
    GOING_AWAY(1001, "the service stops; come back"),
    /// A message is binary.
    NOT_TEXT(1003, "messages are text"),
    /// A message is not UTF-8 or not JSON.
    GARBAGE(1007, "messages are JSON in UTF-8"),
    /// The client takes nothing.
    STALLED(1008, "nothing was taken for too long"),
    /// The client answers no ping.
    SILENT(1008, "a ping was not answered"),
    /// A message is beyond the limit.
    TOO_BIG(1009, "the message is too big");

    private final short code;
    private final String reason;

    SocketClose(int code, String reason) {
        this.code = (short) code;
        this.reason = reason;
    }

    short code() {
        return code;
    }

    String reason() {
        return reason;
    }
}
