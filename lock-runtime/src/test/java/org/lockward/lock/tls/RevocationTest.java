package org.lockward.lock.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.lock.testbed.NodeSpec;
import org.lockward.lock.testbed.TestAuthority;
import org.lockward.lock.testbed.TestAuthority.Issued;
import org.lockward.lock.tls.PeerVerdict.Accepted;
import org.lockward.lock.tls.PeerVerdict.Reason;
import org.lockward.lock.tls.PeerVerdict.Refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;

/// What a revocation list does, and what it may not do.
class RevocationTest {

    private static final Duration DAY = Duration.ofDays(1);

    @TempDir Path temp;
    private TestAuthority authority;
    private Issued node;
    private Path bundle;

    @BeforeEach
    void make_a_ca_with_a_node() {
        authority = TestAuthority.create(temp.resolve("ca"), "Fleet");
        node = authority.issue(NodeSpec.node("node"));
        bundle = authority.bundle(authority.issue(NodeSpec.node("own")), temp.resolve("own"));
    }

    private NodeMaterial material() {
        return NodeMaterial.load(bundle, Clock.systemUTC());
    }

    private PeerVerdict judge(NodeMaterial own, CrlFreshness freshness) {
        TlsPolicy policy = new TlsPolicy(SecurityLevel.MUTUAL, false, freshness);
        PeerCheck check = new PeerCheck(own, policy, Clock.systemUTC());
        return check.check(
                new PemFile(node.certificate(), PemFile.CERTIFICATE, 1 << 16).certificates());
    }

    private void take(Path crl) throws IOException {
        Files.copy(crl, bundle.resolve("crl.pem"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void a_revoked_certificate_is_refused_with_serial_time_and_reason() throws IOException {
        authority.revoke(node);
        take(authority.crl());
        Refused refused = (Refused) judge(material(), CrlFreshness.REFUSE);
        assertEquals(Reason.REVOKED, refused.reason());
        assertTrue(refused.detail().contains("keyCompromise"), refused.detail());
        assertTrue(refused.detail().contains(refused.serial()), refused.detail());
    }

    @Test
    void an_outdated_list_refuses_or_warns_as_it_was_set() throws IOException {
        authority.publishCrl(DAY.multipliedBy(8), DAY.negated());
        take(authority.crl());
        Refused refused = (Refused) judge(material(), CrlFreshness.REFUSE);
        Accepted warned = (Accepted) judge(material(), CrlFreshness.WARN);
        assertEquals(Reason.CRL_OUTDATED, refused.reason());
        assertEquals(1, warned.warnings().size());
    }

    @Test
    void an_outdated_list_still_revokes() throws IOException {
        authority.revoke(node);
        authority.publishCrl(DAY.multipliedBy(8), DAY.negated());
        take(authority.crl());
        Refused refused = (Refused) judge(material(), CrlFreshness.WARN);
        assertEquals(Reason.REVOKED, refused.reason());
    }

    @Test
    void a_list_from_the_future_is_outdated_too() throws IOException {
        authority.publishCrl(DAY.negated(), DAY.multipliedBy(2));
        take(authority.crl());
        Refused refused = (Refused) judge(material(), CrlFreshness.REFUSE);
        assertEquals(Reason.CRL_OUTDATED, refused.reason());
    }

    @Test
    void a_missing_list_refuses_or_warns_as_it_was_set() throws IOException {
        Files.writeString(bundle.resolve("crl.pem"), "");
        Refused refused = (Refused) judge(material(), CrlFreshness.REFUSE);
        assertEquals(Reason.CRL_MISSING, refused.reason());
        assertInstanceOf(Accepted.class, judge(material(), CrlFreshness.WARN));
    }

    @Test
    void a_replayed_older_list_does_not_bring_a_revoked_node_back() throws IOException {
        Path older = Files.copy(authority.crl(), temp.resolve("older.pem"));
        authority.revoke(node);
        take(authority.crl());
        NodeMaterial inForce = material();
        take(older);
        Refused refused = (Refused) judge(material().notOlderThan(inForce), CrlFreshness.REFUSE);
        assertEquals(Reason.REVOKED, refused.reason());
    }

    @Test
    void a_list_that_went_missing_stays_in_force() throws IOException {
        authority.revoke(node);
        take(authority.crl());
        NodeMaterial inForce = material();
        Files.writeString(bundle.resolve("crl.pem"), "");
        Refused refused = (Refused) judge(material().notOlderThan(inForce), CrlFreshness.WARN);
        assertEquals(Reason.REVOKED, refused.reason());
    }

    @Test
    void a_newer_list_takes_over() throws IOException {
        NodeMaterial inForce = material();
        authority.revoke(node);
        take(authority.crl());
        Refused refused = (Refused) judge(material().notOlderThan(inForce), CrlFreshness.WARN);
        assertEquals(Reason.REVOKED, refused.reason());
    }
}
