package org.lockward.pki.deployment;

import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Where a node's material goes.
public sealed interface Destination {

    /// As [#parse] reads it.
    default String text() {
        return switch (this) {
            case Directory directory -> "dir:" + directory.path();
        };
    }

    /// Reads `dir:PATH`; a relative path counts from the working directory.
    static Destination parse(String text) {
        if (!text.startsWith("dir:") || text.equals("dir:")) {
            throw new PkiException.InvalidInput(problem(text, "a destination is dir:PATH"));
        }
        try {
            return new Directory(Path.of(text.substring("dir:".length())));
        } catch (InvalidPathException e) {
            throw new PkiException.InvalidInput(problem(text, e.getReason()), e);
        }
    }

    private static Problem problem(String text, String why) {
        return new Problem(
                Printable.quote(text) + " is not a destination",
                why,
                "for example: --to dir:/etc/lockd/tls");
    }

    /// A directory that this machine reaches: `live` in it is a link to the current generation.
    ///
    /// @param path absolute
    record Directory(Path path) implements Destination {

        public Directory {
            path = path.toAbsolutePath().normalize();
        }
    }
}
