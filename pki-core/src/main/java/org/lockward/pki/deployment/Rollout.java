package org.lockward.pki.deployment;

import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.file.Directories;
import org.lockward.pki.file.FileFailure;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// One bundle on its way into one directory.
///
/// @param steps is told each step when it is done
record Rollout(Generations generations, Consumer<DeliveryStep> steps) {

    /// How long a service may take to serve what was swapped in.
    private static final Duration PROOF_PATIENCE = Duration.ofSeconds(10);

    private static final Duration PROOF_PAUSE = Duration.ofMillis(100);

    Optional<Served> deploy(NodeBundle material, Optional<Endpoint> service) {
        Path directory = generations.directory();
        if (!Files.isDirectory(directory)) {
            Directories.createPrivate(directory);
        }
        try (DirectoryLock _ = DirectoryLock.take(directory)) {
            Optional<String> before = generations.live();
            NodeBundle bundle = KeyInUse.added(material, generations, before);
            String next = Generations.name(bundle.serialNumber());
            stage(bundle, before);
            generations.swap(Optional.of(next));
            steps.accept(DeliveryStep.SWAPPED);
            Optional<Served> served = service.map(s -> proveOrRollBack(bundle, before, s));
            generations.keep(Stream.concat(Stream.of(next), before.stream()).toList());
            return served;
        } catch (IOException e) {
            throw FileFailure.writing(directory, e);
        }
    }

    /// A generation that is there already and live is refreshed in place, file by file; one that is
    /// there and not live is what an earlier try left, and is written anew.
    private void stage(NodeBundle bundle, Optional<String> live) throws IOException {
        Path staged = generations.of(bundle.serialNumber());
        // A generation is a directory; where somebody planted a link, nothing is written through
        // it.
        if (live.equals(Optional.of(Generations.name(bundle.serialNumber())))
                && !Files.isSymbolicLink(staged)) {
            BundleWriter.refresh(staged, bundle);
            check(staged, bundle);
            return;
        }
        BundleWriter.remove(staged);
        BundleWriter.write(staged, bundle);
        try {
            check(staged, bundle);
        } catch (PkiException e) {
            BundleWriter.remove(staged);
            throw e;
        }
    }

    private void check(Path staged, NodeBundle bundle) {
        steps.accept(DeliveryStep.STAGED);
        BundleCheck.require(staged, bundle);
        steps.accept(DeliveryStep.CHECKED);
    }

    private Served proveOrRollBack(NodeBundle bundle, Optional<String> before, Endpoint service) {
        try {
            Served served = prove(bundle, service);
            steps.accept(DeliveryStep.PROVEN);
            return served;
        } catch (PkiException.Unverified | PkiException.Unavailable e) {
            throw rolledBack(bundle, before, e);
        }
    }

    /// Asks until the service serves it or the patience ends; the last answer is the reason.
    private static Served prove(NodeBundle bundle, Endpoint service) {
        long end = System.nanoTime() + PROOF_PATIENCE.toNanos();
        while (true) {
            try {
                Served served = ServedProbe.handshakeAs(bundle, service);
                if (served.leaf().equals(bundle.leaf())) {
                    return served;
                }
                throw stale(bundle, service, served);
            } catch (PkiException.Unverified | PkiException.Unavailable e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                Pause.of(PROOF_PAUSE);
            }
        }
    }

    private static PkiException stale(NodeBundle bundle, Endpoint service, Served served) {
        String seen = new SerialNumber(served.leaf().getSerialNumber()).hex();
        return new PkiException.Unverified(
                new Problem(
                        service + " serves serial " + seen + ", not " + bundle.serialNumber(),
                        "it has not loaded what was deployed",
                        "does the service read this directory? its log says more"));
    }

    private PkiException rolledBack(
            NodeBundle bundle, Optional<String> before, PkiException cause) {
        String failed = Generations.name(bundle.serialNumber());
        try {
            generations.swap(before);
            if (!before.equals(Optional.of(failed))) {
                BundleWriter.remove(generations.directory().resolve(failed));
            }
        } catch (IOException e) {
            throw FileFailure.writing(generations.directory(), e);
        }
        Problem reason = cause.problems().getFirst();
        return new PkiException.RolledBack(
                new Problem(
                        "serial %s was not proven and is rolled back: %s is live again in %s"
                                .formatted(
                                        bundle.serialNumber(),
                                        before.orElse("nothing"),
                                        generations.directory()),
                        reason.what() + (reason.why().isEmpty() ? "" : ": " + reason.why()),
                        reason.fix()),
                cause);
    }
}
