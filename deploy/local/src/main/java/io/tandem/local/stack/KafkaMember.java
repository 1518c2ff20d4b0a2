package io.tandem.local.stack;

import io.tandem.local.ChildProcess;
import io.tandem.local.KafkaBroker;
import io.tandem.local.Topics;

/// The stack's broker.
record KafkaMember(KafkaBroker broker) implements Member {
    /// Starts it and creates the topics that are missing.
    static KafkaMember start(StackSettings settings) {
        KafkaBroker broker = KafkaBroker.start(new KafkaBroker.Settings(
                settings.data().resolve("kafka"), settings.port(Component.KAFKA), settings.log(Component.KAFKA)));
        try {
            broker.createTopics(Topics.all());
            return new KafkaMember(broker);
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    @Override
    public Replica replica() {
        return Replica.first(Component.KAFKA);
    }

    @Override
    public ChildProcess process() {
        return broker.process();
    }

    @Override
    public void restart() {
        broker.restart();
    }

    @Override
    public void stop() {
        broker.close();
    }
}
