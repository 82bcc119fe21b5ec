package org.lockward.pki.authority;

import org.lockward.pki.audit.Actor;
import org.lockward.pki.name.Printable;

import java.security.SecureRandom;
import java.time.InstantSource;

/// What an authority takes from outside.
///
/// @param command who is at work, for those who wait for the lock: `issue-node`
/// @param actor on whose behalf, for the audit record
public record Context(InstantSource clock, SecureRandom random, String command, Actor actor) {

    private static final int MAX_COMMAND = 60;

    public Context {
        if (command.isEmpty()
                || command.length() > MAX_COMMAND
                || !Printable.quote(command).equals('"' + command + '"')) {
            throw new IllegalArgumentException("a command's name of up to 60 printable characters");
        }
    }

    /// On behalf of the user of this process.
    public Context(InstantSource clock, SecureRandom random, String command) {
        this(clock, random, command, Actor.ofThisProcess(System.getenv()));
    }

    /// The system's clock and its default random source.
    public static Context of(String command) {
        return new Context(InstantSource.system(), new SecureRandom(), command);
    }
}
