package org.lockward.pki.authority;

import org.lockward.pki.inventory.Supersession;
import org.lockward.pki.name.UniqueId;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A process that renews and rekeys nodes until it is killed, each time with another fate for the
/// certificate before. Prints `renewed ID SERIAL` once each act is acknowledged.
final class EndlessRenewing {

    private static final List<Supersession> FATES =
            List.of(
                    new Supersession.LetExpire(),
                    new Supersession.Revoke(),
                    new Supersession.Grace(Duration.ofSeconds(1)));

    private EndlessRenewing() {}

    /// Never ends by itself.
    ///
    /// @param arguments the CA's directory; the nodes' IDs
    public static void main(String[] arguments) {
        var directory = new AuthorityDirectory(Path.of(arguments[0]));
        Authority authority = Authority.open(directory, Context.of("test"));
        try (Unlocked ca = Fixture.unlock(authority)) {
            System.out.println("ready");
            for (int number = 0; ; number++) {
                var node = new UniqueId(arguments[1 + number % (arguments.length - 1)]);
                Enrolled enrolled = authority.renew(renewal(node, number), ca);
                System.out.println("renewed " + enrolled.node() + " " + enrolled.serial());
            }
        }
    }

    private static Renewal renewal(UniqueId node, int number) {
        KeyChoice key =
                number % 2 == 0 ? new KeyChoice.Same() : new KeyChoice.New(Optional.empty());
        return new Renewal(node, key, Optional.empty(), FATES.get(number / 2 % FATES.size()));
    }
}
