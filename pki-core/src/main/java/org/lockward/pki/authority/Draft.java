package org.lockward.pki.authority;

import org.lockward.pki.certificate.CaCertificate;
import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.enrollment.EnrollmentRequest;
import org.lockward.pki.enrollment.KeySource;
import org.lockward.pki.inventory.Reservation;
import org.lockward.pki.issuance.PreparedCertificate;
import org.lockward.pki.issuance.TbsCertificate;
import org.lockward.pki.key.KeyPairs;
import org.lockward.pki.key.PublicKeys;
import org.lockward.pki.name.Fleet;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;
import org.lockward.pki.profile.GrantedValidity;
import org.lockward.pki.profile.Profile;
import org.lockward.pki.profile.Profiles;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A request that profile and lint let pass, with its key: everything but the signature.
///
/// @param key when we made the pair
record Draft(
        EnrollmentRequest request,
        TbsCertificate content,
        Optional<PrivateKey> key,
        List<String> notices) {

    /// The node's key, and the private half when it is ours.
    private record Key(PublicKey publicKey, Optional<PrivateKey> privateKey) {}

    /// Takes as long as making a key takes; needs no lock.
    ///
    /// @throws PkiException.Refused with every problem of the profile, or else of the lints
    static Draft of(EnrollmentRequest request, Fleet fleet, CaCertificate ca, Context context) {
        Profile profile = Profiles.named(request.profile());
        List<Problem> problems = profile.check(request);
        if (!problems.isEmpty()) {
            throw new PkiException.Refused(problems);
        }
        GrantedValidity granted =
                profile.validity(request.validity(), context.clock().instant(), ca.validity());
        Key key = key(request.keySource(), context);
        TbsCertificate content =
                new TbsCertificate(
                        SerialNumber.random(context.random()),
                        fleet.subject(request.node()),
                        granted.validity(),
                        key.publicKey(),
                        fleet.names(request.node(), request.names()),
                        profile);
        PreparedCertificate.of(ca, content);
        return new Draft(request, content, key.privateKey(), granted.notices());
    }

    private static Key key(KeySource source, Context context) {
        return switch (source) {
            case KeySource.Generate generate -> {
                KeyPair pair = KeyPairs.generate(generate.algorithm(), context.random());
                yield new Key(pair.getPublic(), Optional.of(pair.getPrivate()));
            }
            case KeySource.FromRequest from ->
                    new Key(from.request().publicKey(), Optional.empty());
            case KeySource.Kept kept -> new Key(kept.publicKey(), Optional.empty());
        };
    }

    /// The same with another serial number.
    Draft redrawn(Context context) {
        TbsCertificate redrawn =
                new TbsCertificate(
                        SerialNumber.random(context.random()),
                        content.subject(),
                        content.validity(),
                        content.publicKey(),
                        content.names(),
                        content.profile());
        return new Draft(request, redrawn, key, notices);
    }

    /// The same with the private half of a kept key, and more to tell.
    Draft with(Optional<PrivateKey> kept, List<String> told) {
        List<String> all = Stream.concat(notices.stream(), told.stream()).toList();
        return new Draft(request, content, key.or(() -> kept), all);
    }

    /// What to store before signing it.
    ///
    /// @param succeeds the certificate whose place it takes
    Reservation reservation(String issuer, Optional<SerialNumber> succeeds, Context context) {
        return new Reservation(
                content.serialNumber(),
                request.node(),
                succeeds,
                issuer,
                content.validity(),
                PublicKeys.spkiSha256(content.publicKey()),
                context.clock().instant());
    }

    /// What it would become.
    EnrollmentPreview preview(Optional<SerialNumber> succeeds) {
        return new EnrollmentPreview(
                request.node(),
                content.subject().toString(),
                content.names(),
                content.validity(),
                notices,
                succeeds);
    }

    @Override
    public String toString() {
        return "Draft[" + request.node() + ", " + content.serialNumber() + "]";
    }
}
