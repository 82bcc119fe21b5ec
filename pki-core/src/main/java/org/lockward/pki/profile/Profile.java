package org.lockward.pki.profile;

import org.lockward.pki.certificate.ExtendedKeyUsage;
import org.lockward.pki.certificate.KeyUsage;
import org.lockward.pki.certificate.Validity;
import org.lockward.pki.enrollment.EnrollmentRequest;
import org.lockward.pki.enrollment.KeySource;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.key.PublicKeys;
import org.lockward.pki.name.GeneralName;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Rules for one kind of certificate.
///
/// @param pathLength for a CA: how many CAs may stand below it; empty for others
/// @param keys the key families allowed, as [#family] names them
/// @param keyUsage for every key
/// @param keyUsageRsa what an RSA key gets on top
/// @param nameKinds `dns`, `ip`, `uri`, `email`: what a request may name
public record Profile(
        String name,
        OptionalInt pathLength,
        Set<String> keys,
        Set<KeyUsage> keyUsage,
        Set<KeyUsage> keyUsageRsa,
        List<ExtendedKeyUsage> extendedKeyUsage,
        Duration defaultValidity,
        Duration maxValidity,
        Set<String> nameKinds) {

    private static final Duration BACKDATED = Duration.ofMinutes(5);

    /// With our own two or three still no more than 128, which strict verifiers stop at.
    private static final int MAX_NAMES = 100;

    public Profile {
        keys = Set.copyOf(keys);
        keyUsage = Set.copyOf(keyUsage);
        keyUsageRsa = Set.copyOf(keyUsageRsa);
        extendedKeyUsage = List.copyOf(extendedKeyUsage);
        nameKinds = Set.copyOf(nameKinds);
        if (defaultValidity.compareTo(maxValidity) > 0) {
            throw new IllegalArgumentException(name + ": the default validity is over the maximum");
        }
    }

    /// Whether certificates of this profile sign others.
    public boolean isCa() {
        return pathLength.isPresent();
    }

    /// The bits for a certificate with this kind of key.
    public Set<KeyUsage> keyUsage(KeyAlgorithm algorithm) {
        Set<KeyUsage> usages = EnumSet.copyOf(keyUsage);
        if (algorithm instanceof KeyAlgorithm.Rsa) {
            usages.addAll(keyUsageRsa);
        }
        return usages;
    }

    /// Everything that speaks against the request; empty when it may be issued.
    public List<Problem> check(EnrollmentRequest request) {
        List<Problem> problems = new ArrayList<>();
        if (isCa()) {
            problems.add(
                    new Problem(
                            "profile " + name + " is for CAs", "", "for a node: --profile node"));
        }
        checkKey(request.keySource()).ifPresent(problems::add);
        request.validity().flatMap(this::checkValidity).ifPresent(problems::add);
        checkNames(request.names(), problems);
        return List.copyOf(problems);
    }

    private Optional<Problem> checkKey(KeySource source) {
        Optional<KeyAlgorithm> algorithm =
                switch (source) {
                    case KeySource.Generate generate -> Optional.of(generate.algorithm());
                    case KeySource.FromRequest from ->
                            PublicKeys.algorithm(from.request().publicKey());
                    case KeySource.Kept kept -> PublicKeys.algorithm(kept.publicKey());
                };
        return algorithm.filter(a -> !keys.contains(family(a))).map(this::wrongKey);
    }

    private Problem wrongKey(KeyAlgorithm algorithm) {
        return new Problem(
                "a key of " + algorithm.text() + " for profile " + name,
                "it allows " + keys.stream().sorted().toList(),
                algorithm instanceof KeyAlgorithm.MlDsa65
                        ? "few consumers can use it yet; if yours can: --profile node-ml-dsa"
                        : "");
    }

    /// `ec-p256`, `ed25519`, `rsa`, …
    private static String family(KeyAlgorithm algorithm) {
        return algorithm instanceof KeyAlgorithm.Rsa ? "rsa" : algorithm.text();
    }

    private Optional<Problem> checkValidity(Duration wish) {
        if (wish.compareTo(Duration.ofMinutes(1)) >= 0 && wish.compareTo(maxValidity) <= 0) {
            return Optional.empty();
        }
        return Optional.of(
                new Problem(
                        "a validity of " + wish + " for profile " + name,
                        "it allows one minute to " + maxValidity.toDays() + " days",
                        "for example: --validity " + defaultValidity.toDays() + "d"));
    }

    private void checkNames(List<GeneralName> names, List<Problem> problems) {
        if (names.size() > MAX_NAMES) {
            problems.add(
                    new Problem(names.size() + " alternative names", "at most " + MAX_NAMES, ""));
        }
        Set<GeneralName> seen = new HashSet<>();
        for (GeneralName asked : names) {
            String kind = asked.text().substring(0, asked.text().indexOf(':'));
            if (!nameKinds.contains(kind)) {
                problems.add(
                        new Problem(
                                asked.text() + " for profile " + name,
                                "it allows names of kind "
                                        + nameKinds.stream().sorted().toList()
                                        + "; the one URI is the node's SPIFFE ID, which we add",
                                ""));
            }
            if (!seen.add(asked)) {
                problems.add(Problem.of(asked.text() + " is named twice"));
            }
        }
    }

    /// The validity that is granted: five minutes back for clocks that are behind, never outside of
    /// the issuer's.
    ///
    /// @throws PkiException.Refused when the issuer is not valid at `now`
    public GrantedValidity validity(Optional<Duration> wish, Instant now, Validity issuer) {
        if (!issuer.contains(now)) {
            throw new PkiException.Refused(
                    new Problem(
                            "the CA certificate is valid from "
                                    + issuer.notBefore()
                                    + " to "
                                    + issuer.notAfter()
                                    + ", and it is "
                                    + now,
                            "a certificate never outlives its issuer",
                            "check this machine's clock: date -u"));
        }
        Instant backdated = now.minus(BACKDATED);
        Instant notBefore = backdated.isBefore(issuer.notBefore()) ? issuer.notBefore() : backdated;
        Validity wished = Validity.of(notBefore, wish.orElse(defaultValidity));
        return GrantedValidity.of(wished, issuer);
    }
}
