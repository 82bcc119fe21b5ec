package org.lockward.pki.deployment;

import org.lockward.pki.problem.PkiException;

import java.util.Optional;
import java.util.function.Consumer;

/// Puts a bundle in place: stage, check, swap, prove, or roll back.
///
/// The service behind the directory is expected to notice the swap by itself, as `lockd` does, so
/// there is no reload step.
public final class Deployer {

    private Deployer() {}

    /// Stages, checks and swaps; then, when there is a service to ask, proves by a handshake as the
    /// node that it serves the new certificate. The generation that was live before stays beside
    /// the new one; older ones are removed.
    ///
    /// @param steps is told each step when it is done
    /// @return what the service showed, when it was asked
    /// @throws PkiException.Unverified when the staged files do not pass the check: nothing was
    ///   swapped
    /// @throws PkiException.RolledBack when the service does not serve it: what was live before is
    ///   live again
    public static Optional<Served> deploy(
            NodeBundle bundle,
            Destination destination,
            Optional<Endpoint> service,
            Consumer<DeliveryStep> steps) {
        return switch (destination) {
            case Destination.Directory directory ->
                    new Rollout(new Generations(directory.path()), steps).deploy(bundle, service);
        };
    }

    /// As above, without proof and told to nobody.
    public static void deploy(NodeBundle bundle, Destination.Directory destination) {
        deploy(bundle, destination, Optional.empty(), _ -> {});
    }

    /// As above, proven by `service` and told to nobody.
    public static Served deployAndProve(
            NodeBundle bundle, Destination.Directory destination, Endpoint service) {
        return deploy(bundle, destination, Optional.of(service), _ -> {}).orElseThrow();
    }
}
