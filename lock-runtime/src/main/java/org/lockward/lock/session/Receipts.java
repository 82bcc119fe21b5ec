package org.lockward.lock.session;

import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.table.Grant;
import org.lockward.lock.wire.LifeRequest;
import org.lockward.lock.wire.Secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What proves to a later run of the daemon that a lock was granted: HMAC-SHA256 (RFC 2104), cut to
/// 128 bits, over name, token, mode, node, quantity and element. For one thread.
public final class Receipts {

    /// How many bytes a key has.
    public static final int KEY_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    /// @param key 32 bytes that nobody but this daemon's runs know
    public Receipts(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key for receipts has " + KEY_BYTES + " bytes");
        }
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /// @param node the ID that the holder's certificate proves, or its user on this machine; where
    ///   there is neither, whoever has the receipt can use it
    Secret of(ResourceName name, Grant grant, Optional<String> node) {
        // None of the parts contains a NUL.
        String text =
                String.join(
                        "\0",
                        name.text(),
                        Long.toString(grant.token()),
                        grant.mode().name(),
                        node.orElse(""),
                        Integer.toString(grant.quantity()),
                        grant.element().orElse(""));
        return Secret.of(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    boolean proves(LifeRequest.Reclaim reclaim, Optional<String> node) {
        return of(reclaim.name(), grant(reclaim), node).matches(reclaim.receipt());
    }

    static Grant grant(LifeRequest.Reclaim reclaim) {
        return new Grant(reclaim.token(), reclaim.mode(), reclaim.quantity(), reclaim.element());
    }
}
