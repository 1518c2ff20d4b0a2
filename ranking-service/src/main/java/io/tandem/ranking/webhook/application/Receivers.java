package io.tandem.ranking.webhook.application;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.webhook.domain.Answer;
import io.tandem.ranking.webhook.domain.Endpoint;
import io.tandem.ranking.webhook.domain.Message;
import io.tandem.ranking.webhook.domain.SigningSecret;
import java.util.List;

/// Those at the other end. Calls never fail and end in time: what goes wrong is an answer too.
public interface Receivers {
    /// Asks whether messages are wanted.
    Uni<Answer> ask(Endpoint endpoint);

    /// Sends a message.
    ///
    /// @param secrets keys to sign with, the newest first; at least one
    Uni<Answer> send(Endpoint endpoint, Message message, List<SigningSecret> secrets);
}
