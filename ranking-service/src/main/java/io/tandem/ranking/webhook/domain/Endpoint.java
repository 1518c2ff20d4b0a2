package io.tandem.ranking.webhook.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A URL that messages can be sent to, as far as its text tells. Whether its host may be reached is decided anew at
/// every attempt.
///
/// @param uri absolute, with a host and without user information
public record Endpoint(URI uri) {
    /// Characters that a URL may have.
    public static final int MAX_LENGTH = 2_048;

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /// Reads a URL.
    ///
    /// @param local whether plain http may be used, which then reaches this machine only
    /// @throws IllegalArgumentException when messages cannot go there; it says why and does not repeat the URL
    public static Endpoint parse(String url, boolean local) {
        if (url.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("A URL has at most %d characters.".formatted(MAX_LENGTH));
        }
        URI uri = read(url);
        @Nullable String scheme = uri.getScheme();
        if (!"https".equalsIgnoreCase(scheme) && !(local && "http".equalsIgnoreCase(scheme))) {
            throw new IllegalArgumentException(
                    local ? "Only https and http URLs are served." : "Only https URLs are served.");
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 0xFFFF) {
            throw new IllegalArgumentException("The URL must name a host, in ASCII, and may name a port.");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("The URL must not have user information or a fragment.");
        }
        return new Endpoint(uri);
    }

    private static URI read(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException("This is not a URL (RFC 3986).");
        }
    }

    /// Whether the connection is encrypted.
    public boolean secure() {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    /// The host in lower case, without the brackets of an IPv6 address and without a final dot.
    public String host() {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        if (host.startsWith("[")) {
            return host.substring(1, host.length() - 1);
        }
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /// The port to connect to.
    public int port() {
        if (uri.getPort() > 0) {
            return uri.getPort();
        }
        return secure() ? HTTPS : HTTP;
    }

    /// What the request line says: path and query.
    public String target() {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
