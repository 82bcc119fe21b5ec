package org.lockward.pki.testing;

import java.util.ArrayList;
import java.util.List;

/// Every hostile or broken PEM, DER, request, key, certificate and CRL file that we know of: none
/// may be accepted, each is refused with its name and position, in a second.
public final class HostileFiles {

    private HostileFiles() {}

    public static List<HostileFile> all() {
        List<HostileFile> files = new ArrayList<>();
        for (Sample sample : Sample.all()) {
            files.addAll(HostileText.of(sample));
        }
        return List.copyOf(files);
    }

    public static List<HostileFile> of(HostileFile.Kind kind) {
        return all().stream().filter(f -> f.kind() == kind).toList();
    }
}
