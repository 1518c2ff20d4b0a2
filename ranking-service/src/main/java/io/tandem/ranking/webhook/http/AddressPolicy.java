package io.tandem.ranking.webhook.http;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/// Which addresses requests may be made to, so that nobody can have this service reach into the network that it runs
/// in (server-side request forgery).
///
/// Of IPv4 everything is reachable but what IANA's special-purpose registry says is not global, and multicast. Of IPv6
/// only global unicast (2000::/3) is, without the ranges in which an IPv4 address can be hidden (6to4, Teredo); those
/// outside of it (mapped, compatible, NAT64) need no rule of their own.
///
/// @param local whether this machine may be reached too, also without encryption
record AddressPolicy(boolean local) {
    private static final List<Network> GLOBAL = networks("0.0.0.0/0", "2000::/3");

    private static final List<Network> SPECIAL = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            // Teredo, ORCHID, benchmarks and other protocol assignments
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20");

    private static List<Network> networks(String... cidrs) {
        return Arrays.stream(cidrs).map(Network::of).toList();
    }

    /// Whether a request may be made to an address.
    ///
    /// @param secure whether it is encrypted
    boolean allows(boolean secure, InetAddress address) {
        if (local && address.isLoopbackAddress()) {
            return true;
        }
        return secure
                && GLOBAL.stream().anyMatch(network -> network.contains(address))
                && SPECIAL.stream().noneMatch(network -> network.contains(address));
    }
}
