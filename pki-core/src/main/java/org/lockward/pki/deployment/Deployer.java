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
import java.util.stream.Stream;

/// Puts a bundle in place: stage, check, swap, prove, or roll back.
///
/// The service behind the directory is expected to notice the swap by itself, as `lockd` does, so
/// there is no reload step.
public final class Deployer {

    /// How long a service may take to serve what was swapped in.
    private static final Duration PROOF_PATIENCE = Duration.ofSeconds(10);

    private static final Duration PROOF_PAUSE = Duration.ofMillis(100);

    private Deployer() {}

    /// Stages, checks and swaps. The generation that was live before stays beside the new one;
    /// older ones are removed.
    ///
    /// @throws PkiException.Unverified when the staged files do not pass the check: nothing was
    ///   swapped
    public static void deploy(NodeBundle bundle, Destination.Directory destination) {
        deploy(bundle, destination, Optional.empty());
    }

    /// As [#deploy], then proves by a handshake as the node that `service` serves the new
    /// certificate.
    ///
    /// @throws PkiException.RolledBack when it does not: what was live before is live again
    public static Served deployAndProve(
            NodeBundle bundle, Destination.Directory destination, Endpoint service) {
        return deploy(bundle, destination, Optional.of(service)).orElseThrow();
    }

    private static Optional<Served> deploy(
            NodeBundle bundle, Destination.Directory destination, Optional<Endpoint> service) {
        Path directory = destination.path();
        if (!Files.isDirectory(directory)) {
            Directories.createPrivate(directory);
        }
        Generations generations = new Generations(directory);
        try (DirectoryLock _ = DirectoryLock.take(directory)) {
            Optional<String> before = generations.live();
            String next = Generations.name(bundle.serialNumber());
            stage(bundle, generations, before);
            generations.swap(Optional.of(next));
            Optional<Served> served =
                    service.map(s -> proveOrRollBack(new Swap(bundle, generations, before), s));
            generations.keep(Stream.concat(Stream.of(next), before.stream()).toList());
            return served;
        } catch (IOException e) {
            throw FileFailure.writing(directory, e);
        }
    }

    /// A generation that is there already and live is refreshed in place, file by file; one that is
    /// there and not live is what an earlier try left, and is written anew.
    private static void stage(NodeBundle bundle, Generations generations, Optional<String> live)
            throws IOException {
        Path staged = generations.of(bundle.serialNumber());
        // A generation is a directory; where somebody planted a link, nothing is written through
        // it.
        if (live.equals(Optional.of(Generations.name(bundle.serialNumber())))
                && !Files.isSymbolicLink(staged)) {
            BundleWriter.refresh(staged, bundle);
            BundleCheck.require(staged, bundle);
            return;
        }
        BundleWriter.remove(staged);
        BundleWriter.write(staged, bundle);
        try {
            BundleCheck.require(staged, bundle);
        } catch (PkiException e) {
            BundleWriter.remove(staged);
            throw e;
        }
    }

    /// What was swapped, so that it can be swapped back.
    private record Swap(NodeBundle bundle, Generations generations, Optional<String> before) {}

    private static Served proveOrRollBack(Swap swap, Endpoint service) {
        try {
            return prove(swap.bundle(), service);
        } catch (PkiException.Unverified | PkiException.Unavailable e) {
            throw rolledBack(swap, e);
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

    private static PkiException rolledBack(Swap swap, PkiException cause) {
        Generations generations = swap.generations();
        String failed = Generations.name(swap.bundle().serialNumber());
        try {
            generations.swap(swap.before());
            if (!swap.before().equals(Optional.of(failed))) {
                BundleWriter.remove(generations.directory().resolve(failed));
            }
        } catch (IOException e) {
            throw FileFailure.writing(generations.directory(), e);
        }
        Problem reason = cause.problems().getFirst();
        String live = swap.before().orElse("nothing");
        return new PkiException.RolledBack(
                new Problem(
                        "serial %s was not proven and is rolled back: %s is live again in %s"
                                .formatted(
                                        swap.bundle().serialNumber(),
                                        live,
                                        generations.directory()),
                        reason.what() + (reason.why().isEmpty() ? "" : ": " + reason.why()),
                        reason.fix()),
                cause);
    }
}
