package io.tandem.ranking.webhook.http;

import java.math.BigInteger;
import java.net.InetAddress;

/// A range of addresses, such as 10.0.0.0/8.
///
/// @param length how many leading bits its addresses share
record Network(InetAddress first, int length) {
    /// Reads an address, a slash and a length.
    static Network of(String cidr) {
        int slash = cidr.indexOf('/');
        return new Network(
                InetAddress.ofLiteral(cidr.substring(0, slash)), Integer.parseInt(cidr.substring(slash + 1)));
    }

    boolean contains(InetAddress address) {
        return address.getAddress().length == first.getAddress().length
                && prefix(address).equals(prefix(first));
    }

    private BigInteger prefix(InetAddress address) {
        byte[] bytes = address.getAddress();
        return new BigInteger(1, bytes).shiftRight(bytes.length * Byte.SIZE - length);
    }
}
