package io.tandem.ranking.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
    private static final AddressPolicy POLICY = new AddressPolicy(false);
    private static final AddressPolicy LOCAL = new AddressPolicy(true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2001:4860:4860::8888",
                "2606:4700:4700::1111",
                "2a00:1450:4001:80e::200e"
            })
    void publicAddressesAreAllowed(String address) {
        assertThat(POLICY.allows(true, InetAddress.ofLiteral(address))).isTrue();
        assertThat(POLICY.allows(false, InetAddress.ofLiteral(address)))
                .as("without encryption")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // this network, loopback
                "0.0.0.0",
                "0.255.255.255",
                "127.0.0.1",
                "127.255.255.255",
                // private
                "10.0.0.0",
                "10.255.255.255",
                "172.16.0.0",
                "172.31.255.255",
                "192.168.0.0",
                "192.168.255.255",
                // carriers' shared addresses
                "100.64.0.0",
                "100.127.255.255",
                // link-local, with what clouds tell their machines
                "169.254.0.0",
                "169.254.169.254",
                "169.254.255.255",
                // protocol assignments, documentation, benchmarks
                "192.0.0.0",
                "192.0.0.192",
                "192.0.2.1",
                "198.18.0.0",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                // multicast, reserved, broadcast
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.0",
                "255.255.255.255",
                // of IPv6
                "::",
                "::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "fc00::1",
                "fd12:3456:789a::1",
                "ff02::1",
                "100::1",
                "2001:db8::1",
                "3fff::1",
                "5f00::1",
                // with an IPv4 address inside
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "::ffff:0:127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::8.8.8.8",
                "64:ff9b:1::a00:1",
                "2002:7f00:1::1",
                "2002:a00:1::",
                "2001:0:a00:1::",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2"
            })
    void addressesThatLeadInsideAreRefused(String address) {
        assertThat(POLICY.allows(true, InetAddress.ofLiteral(address))).isFalse();
        assertThat(POLICY.allows(false, InetAddress.ofLiteral(address))).isFalse();
    }

    /// The JDK makes an IPv4 address of a mapped one; the rules must hold also where it does not.
    @Test
    void aMappedAddressIsWhatItMeans() throws UnknownHostException {
        byte[] mapped = new byte[16];
        mapped[10] = mapped[11] = (byte) 0xFF;
        mapped[12] = 10;
        mapped[15] = 1;

        assertThat(POLICY.allows(true, InetAddress.getByAddress(mapped))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"})
    void aLocalStackMayReachThisMachine(String address) {
        assertThat(LOCAL.allows(false, InetAddress.ofLiteral(address))).isTrue();
        assertThat(LOCAL.allows(true, InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "169.254.169.254", "192.168.1.1", "fd00::1", "0.0.0.0", "::"})
    void aLocalStackMayReachNothingElse(String address) {
        assertThat(LOCAL.allows(true, InetAddress.ofLiteral(address))).isFalse();
        assertThat(LOCAL.allows(false, InetAddress.ofLiteral(address))).isFalse();
    }
}
