package io.tandem.ranking.contract;

/// A version of a board, and what it means to the receiver of a webhook.
///
/// @param board assessment/board
/// @param epoch of the version
/// @param sequence what is sent from now on, or once the webhook is enabled again, comes after this
/// @param detail what happened, in words
public record BoardPosition(String board, int epoch, long sequence, String detail) {
    /// CloudEvents type: the board cannot be followed from where the receiver was.
    public static final String RESET = "io.tandem.webhook.reset.v1";

    /// CloudEvents type: nothing more is sent.
    public static final String DISABLED = "io.tandem.webhook.disabled.v1";
}
