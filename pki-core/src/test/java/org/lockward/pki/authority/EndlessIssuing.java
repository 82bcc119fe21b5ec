package org.lockward.pki.authority;

import org.lockward.pki.revocation.Reason;

import java.nio.file.Path;
import java.util.List;

/// A process that issues until it is killed. Prints a line once each act is acknowledged: `issued
/// ID SERIAL`, and for every fourth node also `revoked ID SERIAL`.
final class EndlessIssuing {

    private EndlessIssuing() {}

    /// Never ends by itself.
    ///
    /// @param arguments the CA's directory; what the IDs begin with
    public static void main(String[] arguments) {
        var directory = new AuthorityDirectory(Path.of(arguments[0]));
        Authority authority = Authority.open(directory, Context.of("test"));
        try (Unlocked ca = Fixture.unlock(authority)) {
            System.out.println("ready");
            for (int number = 0; ; number++) {
                Enrolled enrolled =
                        authority.enroll(Fixture.request(arguments[1] + "-" + number), ca);
                System.out.println("issued " + enrolled.node() + " " + enrolled.serial());
                if (number % 4 == 3) {
                    authority.revoke(List.of(enrolled.node()), Reason.SUPERSEDED, ca);
                    System.out.println("revoked " + enrolled.node() + " " + enrolled.serial());
                }
            }
        }
    }
}
