package io.tandem.fold;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// How a service's instance is known to its consumer group.
///
/// With a name of its own (`TANDEM_INSTANCE`, the same after every restart) it is a static member: killed and
/// started again within the session it has its lanes back at once, without waiting for the session of the
/// process that died and without moving other instances' lanes.
class Membership {
    @Produces
    @Singleton
    @Identifier("fold-consumer")
    Map<String, Object> consumer(@ConfigProperty(name = "tandem.instance") Optional<String> instance) {
        return instance.<Map<String, Object>>map(name -> Map.of("group.instance.id", name))
                .orElse(Map.of());
    }
}
