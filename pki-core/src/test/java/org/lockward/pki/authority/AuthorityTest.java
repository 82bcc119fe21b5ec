package org.lockward.pki.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.pki.inventory.NodeQuery;
import org.lockward.pki.inventory.NodeRecord;
import org.lockward.pki.inventory.NodeState;
import org.lockward.pki.revocation.Reason;

import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.util.List;

/// What an authority does for a caller.
class AuthorityTest {

    @TempDir private Path directory;
    private Fixture fixture;
    private Authority authority;

    @BeforeEach
    void init() {
        fixture = new Fixture(directory.resolve("pki"));
        authority = fixture.init();
    }

    @Test
    void an_enrolled_node_is_listed() {
        Enrolled enrolled = Fixture.enroll(authority, "node-a");
        NodeRecord node = fixture.open().find(NodeQuery.ALL).getFirst();
        assertEquals(enrolled.serial(), node.serial());
        assertEquals(NodeState.ACTIVE, node.state());
    }

    @Test
    void a_revoked_node_is_on_the_published_crl() {
        Enrolled enrolled = Fixture.enroll(authority, "node-a");
        try (Unlocked ca = Fixture.unlock(authority)) {
            authority.revoke(List.of(enrolled.node()), Reason.KEY_COMPROMISE, ca);
        }
        X509CRL crl = authority.trust().crls().getFirst();
        assertEquals(1, crl.getRevokedCertificates().size());
    }
}
