package org.lockward.pki.authority;

import org.lockward.pki.key.Passphrase;

/// How the CA's private key lies on the disk.
public sealed interface KeyProtection {

    /// Encrypted under a passphrase, which the caller closes.
    record Encrypted(Passphrase passphrase) implements KeyProtection {}

    /// As it is: whoever can read the file is the CA. By explicit wish only.
    record InsecurePlain() implements KeyProtection {}
}
