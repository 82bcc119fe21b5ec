package org.lockward.lock.tls;

import org.lockward.lock.tls.PeerVerdict.Refused;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertPathValidatorException.Reason;
import java.security.cert.CertificateException;
import java.security.cert.PKIXReason;
import java.util.Objects;

/// A chain that was refused inside of the handshake; carries the verdict out of the TLS engine.
final class ChainRefusal extends CertificateException {

    private static final long serialVersionUID = 1L;

    private final transient Refused verdict;

    private ChainRefusal(Refused verdict) {
        super(verdict.reason().word() + ": " + verdict.detail());
        this.verdict = verdict;
    }

    /// With the cause from which the JDK's engine derives the alert.
    static ChainRefusal of(Refused verdict) {
        ChainRefusal refusal = new ChainRefusal(verdict);
        refusal.initCause(
                new CertPathValidatorException(
                        verdict.detail(), null, null, -1, pkixReason(verdict.reason())));
        return refusal;
    }

    private static Reason pkixReason(PeerVerdict.Reason reason) {
        return switch (reason) {
            case EXPIRED -> BasicReason.EXPIRED;
            case NOT_YET_VALID -> BasicReason.NOT_YET_VALID;
            case WEAK_KEY -> BasicReason.ALGORITHM_CONSTRAINED;
            default -> PKIXReason.NO_TRUST_ANCHOR;
        };
    }

    Refused verdict() {
        return Objects.requireNonNull(verdict, "verdicts do not travel by serialization");
    }
}
