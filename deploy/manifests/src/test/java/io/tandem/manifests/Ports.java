package io.tandem.manifests;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The port that a service listens on unless told otherwise.
final class Ports {
    private static final Pattern PORT = Pattern.compile("\\$\\{TANDEM_HTTP_PORT:(\\d+)}");

    private Ports() {}

    static String of(String service) {
        Matcher matcher = PORT.matcher(Checkout.text(service + "/src/main/resources/application.properties"));
        if (!matcher.find()) {
            throw new IllegalStateException(service + " has no port");
        }
        return matcher.group(1);
    }
}
