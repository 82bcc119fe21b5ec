package org.lockward.lock.server;

import org.lockward.lock.tls.LiveMaterial;
import org.lockward.lock.tls.SecurityLevel;

/// Who gets in, and over what.
public sealed interface Security {

    /// The level in the words of the option.
    SecurityLevel level();

    /// Plain TCP, anyone.
    ///
    /// @param allowPlainNetwork also on an address that is not loopback
    record None(boolean allowPlainNetwork) implements Security {
        @Override
        public SecurityLevel level() {
            return SecurityLevel.NONE;
        }
    }

    /// TLS, with a certificate of our CA required of every peer. The server follows the material
    /// and writes its changes to the log; closing it stays with whoever opened it.
    ///
    /// @param level TLS or MUTUAL, the same as in the policy of the material
    record Certified(SecurityLevel level, LiveMaterial material) implements Security {
        public Certified {
            if (!level.encrypted()) {
                throw new IllegalArgumentException("no certificates at level none");
            }
        }
    }
}
