package org.lockward.pki.gui.preferences;

import org.lockward.pki.deployment.Destination;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.time.Duration;
import java.util.Optional;

/// What a person chose.
///
/// @param theme how the program looks
/// @param idleLock after how long without use the key is forgotten; 1 minute to 8 hours
/// @param validity how long new certificates last; empty for as long as the profile says
/// @param keyAlgorithm of new node keys
/// @param deployTo where new certificates go, with `{id}` for the node's ID: `dir:/srv/{id}/tls`
public record Choices(
        ThemeChoice theme,
        Duration idleLock,
        Optional<Duration> validity,
        KeyAlgorithm keyAlgorithm,
        Optional<String> deployTo) {

    private static final Duration SHORTEST_LOCK = Duration.ofMinutes(1);
    private static final Duration LONGEST_LOCK = Duration.ofHours(8);

    /// What stands for the node in a pattern.
    public static final String ID = "{id}";

    /// What holds until somebody chooses.
    public static final Choices DEFAULT =
            new Choices(
                    ThemeChoice.SYSTEM,
                    Duration.ofMinutes(10),
                    Optional.empty(),
                    KeyAlgorithm.parse(KeyAlgorithm.NAMES.getFirst()),
                    Optional.empty());

    public Choices {
        if (idleLock.compareTo(SHORTEST_LOCK) < 0 || idleLock.compareTo(LONGEST_LOCK) > 0) {
            throw refused("an idle lock after " + idleLock.toMinutes() + " minutes", "1 to 480");
        }
        if (validity.filter(length -> length.compareTo(Duration.ofDays(1)) < 0).isPresent()) {
            throw refused("a validity of less than a day", "certificates last 1 day or longer");
        }
        deployTo.ifPresent(Choices::requireDestination);
    }

    private static void requireDestination(String pattern) {
        if (!pattern.contains(ID)) {
            throw refused(
                    pattern + " is the same for every node", "it needs " + ID + " for the node");
        }
        Destination.parse(pattern.replace(ID, "0"));
    }

    private static PkiException refused(String what, String why) {
        return new PkiException.InvalidInput(new Problem(what, why, ""));
    }

    /// Where a new certificate of this node goes.
    public Optional<Destination> destination(UniqueId node) {
        return deployTo.map(pattern -> Destination.parse(pattern.replace(ID, node.value())));
    }

    public Choices withTheme(ThemeChoice chosen) {
        return new Choices(chosen, idleLock, validity, keyAlgorithm, deployTo);
    }
}
