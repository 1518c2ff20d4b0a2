package io.tandem.ranking.rest;

import io.quarkus.vertx.http.runtime.filters.QuarkusRequestWrapper;
import io.vertx.core.http.HttpServerRequest;
import java.lang.reflect.Method;
import org.jboss.logging.Logger;

/// A request whose connection has become a socket.
///
/// At a shutdown Quarkus waits for every request until its response has ended, and that of an upgrade never does: after
/// the first socket each shutdown would take as long as it is allowed to. Quarkus knows a way to say that a request
/// is over, but it is not public.
final class UpgradedRequest {
    private static final Logger LOG = Logger.getLogger(UpgradedRequest.class);

    private UpgradedRequest() {}

    /// Says that the socket is closed, and with it the request over.
    static void end(HttpServerRequest request) {
        try {
            Method done = QuarkusRequestWrapper.class.getDeclaredMethod("done");
            done.setAccessible(true);
            var _ = done.invoke(QuarkusRequestWrapper.get(request));
        } catch (ReflectiveOperationException | RuntimeException unknown) {
            LOG.debug("the shutdown will wait for a socket that is closed", unknown);
        }
    }
}
