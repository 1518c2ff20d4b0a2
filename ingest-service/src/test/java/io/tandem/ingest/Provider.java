package io.tandem.ingest;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// The keys of a provider of OpenID Connect, the same for a test and for its profile, though different class loaders
/// load them: system properties hold them.
final class Provider {
    private static final String PRIVATE = "tandem.test.provider.private";
    private static final String PUBLIC = "tandem.test.provider.public";

    private Provider() {}

    static synchronized KeyPair keys() {
        if (System.getProperty(PRIVATE) == null) {
            KeyPair fresh = random();
            System.setProperty(
                    PRIVATE,
                    Base64.getEncoder().encodeToString(fresh.getPrivate().getEncoded()));
            System.setProperty(
                    PUBLIC, Base64.getEncoder().encodeToString(fresh.getPublic().getEncoded()));
        }
        try {
            KeyFactory factory = KeyFactory.getInstance("RSA");
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(bytes(PUBLIC))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(bytes(PRIVATE))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair random() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String property) {
        return Base64.getDecoder().decode(System.getProperty(property));
    }
}
