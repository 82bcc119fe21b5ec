package org.lockward.pki.testing;

import java.util.ArrayList;
import java.util.List;

/// Every hostile or broken PEM, DER, request, key, certificate and CRL file that we know of: none
/// may be accepted, each is refused with its name and position, in a second.
public final class HostileFiles {

    private static final List<HostileFile> ALL = make();

    private HostileFiles() {}

    public static List<HostileFile> all() {
        return ALL;
    }

    private static List<HostileFile> make() {
        List<HostileFile> files = new ArrayList<>();
        for (Sample sample : Sample.all()) {
            files.addAll(HostileText.of(sample));
            files.addAll(HostileDer.of(sample));
        }
        files.addAll(HostileRequests.all());
        files.addAll(HostileKeys.all());
        files.addAll(HostileEncryption.all());
        files.addAll(HostileCertificates.all());
        return List.copyOf(files);
    }

    public static List<HostileFile> of(HostileFile.Kind kind) {
        return all().stream().filter(f -> f.kind() == kind).toList();
    }
}
