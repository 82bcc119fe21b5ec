package org.lockward.pki.audit;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Who acts: the user that the operating system knows this process by.
///
/// @param name 1 to 100 characters; what is longer is cut
public record Actor(String name) {

    private static final int MAX_LENGTH = 100;

    /// What useradd(8) makes, and a little more.
    private static final Pattern USER_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.@-]{0,63}");

    public Actor {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an actor has a name");
        }
        name = name.substring(0, Math.min(name.length(), MAX_LENGTH));
    }

    /// The owner of this process; `root (sudo: alice)` when root says that it acts for a user that
    /// there is. Root could say anything, so this is a hint, and root stands before it.
    public static Actor ofThisProcess(Map<String, String> environment) {
        String user = user();
        return new Actor(
                Optional.ofNullable(environment.get("SUDO_USER"))
                        .filter(_ -> user.equals("root"))
                        .filter(Actor::exists)
                        .map(sudo -> user + " (sudo: " + sudo + ")")
                        .orElse(user));
    }

    private static String user() {
        try {
            return Files.getOwner(Path.of("/proc/self")).getName();
        } catch (IOException | UnsupportedOperationException e) {
            // No /proc: what the JVM asked the system for at its start.
            return System.getProperty("user.name", "unknown");
        }
    }

    private static boolean exists(String user) {
        if (!USER_NAME.matcher(user).matches()) {
            return false;
        }
        try {
            FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(user);
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
