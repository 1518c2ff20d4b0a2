package io.tandem.ranking.webhook.http;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.util.List;

/// Resolves hosts.
@FunctionalInterface
interface Names {
    /// Every address of a host; fails when it has none.
    ///
    /// @param host a name, or an address as text
    Future<List<InetAddress>> resolve(String host);
}
