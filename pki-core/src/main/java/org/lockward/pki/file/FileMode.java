package org.lockward.pki.file;

import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Who may read a file that we write; nobody but its owner ever writes one.
public enum FileMode {
    /// 0600: private keys, the inventory.
    PRIVATE("rw-------"),
    /// 0640: a node's private key that its group may read, by explicit wish.
    SHARED("rw-r-----"),
    /// 0644: certificates, CRLs, trust anchors.
    PUBLIC("rw-r--r--");

    private final String symbolic;

    FileMode(String symbolic) {
        this.symbolic = symbolic;
    }

    /// The mode's bits, for `PosixFilePermissions.asFileAttribute`.
    public Set<PosixFilePermission> permissions() {
        return PosixFilePermissions.fromString(symbolic);
    }
}
