package io.tandem.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// Generated passwords of the administrator and of the services' roles, in a file that only its owner reads.
final class PostgresCredentials {
    /// The superuser.
    static final String ADMINISTRATOR = "tandem_admin";

    private static final String FILE = "tandem.credentials";
    private static final int PASSWORD_BYTES = 24;

    private final Map<String, String> passwords;

    private PostgresCredentials(Map<String, String> passwords) {
        this.passwords = passwords;
    }

    /// Fresh passwords for the administrator and every role.
    static PostgresCredentials generate() {
        var random = new SecureRandom();
        var passwords = new TreeMap<String, String>();
        passwords.put(ADMINISTRATOR, password(random));
        PostgresServer.ROLES.forEach(role -> passwords.put(role, password(random)));
        return new PostgresCredentials(passwords);
    }

    /// Reads what [#writeTo] left in a data directory.
    static PostgresCredentials readFrom(Path directory) throws IOException {
        var properties = new Properties();
        try (var in = Files.newInputStream(directory.resolve(FILE))) {
            properties.load(in);
        }
        var passwords = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(name -> passwords.put(name, properties.getProperty(name)));
        return new PostgresCredentials(passwords);
    }

    void writeTo(Path directory) throws IOException {
        var text = new StringBuilder();
        passwords.forEach((role, password) -> text.append("%s=%s%n".formatted(role, password)));
        writePrivately(directory.resolve(FILE), text.toString());
    }

    static boolean existIn(Path directory) {
        return Files.isRegularFile(directory.resolve(FILE));
    }

    String of(String role) {
        String password = passwords.get(role);
        if (password == null) {
            throw new IllegalArgumentException("no role %s among %s".formatted(role, passwords.keySet()));
        }
        return password;
    }

    /// Writes a new file with mode 0600.
    static void writePrivately(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text, StandardOpenOption.WRITE);
    }

    private static String password(SecureRandom random) {
        var bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
