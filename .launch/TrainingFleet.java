import org.lockward.pki.authority.Authority;
import org.lockward.pki.authority.AuthorityDirectory;
import org.lockward.pki.authority.Context;
import org.lockward.pki.authority.InitRequest;
import org.lockward.pki.authority.KeyProtection;
import org.lockward.pki.enrollment.EnrollmentRequest;
import org.lockward.pki.enrollment.KeySource;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.name.UniqueId;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Makes a throw-away CA with sixty nodes, for the desktop program to be trained on.
class TrainingFleet {

    private static final int NODES = 60;

    public static void main(String[] arguments) {
        var directory = new AuthorityDirectory(Path.of(arguments[0]));
        var context = Context.of("training");
        var authority =
                Authority.init(
                        directory,
                        InitRequest.of("Training"),
                        new KeyProtection.InsecurePlain(),
                        context);
        try (var ca = authority.unlock(Optional.empty())) {
            for (int i = 0; i < NODES; i++) {
                var key = new KeySource.Generate(KeyAlgorithm.parse("ec-p256"));
                authority.enroll(
                        EnrollmentRequest.of(new UniqueId("node-" + i), List.of(), key), ca);
            }
        }
    }
}
