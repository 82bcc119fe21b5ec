package org.lockward.lock.tls;

import io.netty.handler.ssl.OpenSsl;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;

import java.util.List;

/// What does a daemon's TLS, and which key exchange it offers, best first.
public enum TlsEngine {
    /// Has X25519MLKEM768, the hybrid of draft-ietf-tls-ecdhe-mlkem: whoever records the traffic
    /// now cannot read it with a quantum computer later.
    BORINGSSL,
    /// No hybrid group before JDK 27 (JEP 527).
    JDK;

    /// BoringSSL where its native library loads.
    public static TlsEngine best() {
        return OpenSsl.isAvailable() ? BORINGSSL : JDK;
    }

    /// The named groups, in the order in which they are preferred.
    public List<String> keyExchange() {
        return switch (this) {
            case BORINGSSL -> List.of("X25519MLKEM768", "x25519", "secp256r1", "secp384r1");
            case JDK -> List.of("x25519", "secp256r1", "secp384r1");
        };
    }

    /// With its version: `BoringSSL` or `JDK 25`.
    public String text() {
        return switch (this) {
            case BORINGSSL -> OpenSsl.versionString();
            case JDK -> "JDK " + Runtime.version().feature();
        };
    }

    /// Refuses an engine that records of today's traffic would outlive.
    ///
    /// @throws LockException.InvalidInput if it offers classical groups only
    public void mustBePostQuantum() {
        if (keyExchange().stream().noneMatch(group -> group.contains("MLKEM"))) {
            throw new LockException.InvalidInput(
                    new Problem(
                            "the TLS engine " + text() + " has no post-quantum key exchange",
                            "it offers " + String.join(", ", keyExchange()),
                            "use a platform with BoringSSL (Linux on x86_64 or aarch64), or leave"
                                    + " out --require-post-quantum"));
        }
    }
}
