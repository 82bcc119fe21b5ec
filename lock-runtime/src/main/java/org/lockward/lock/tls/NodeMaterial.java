package org.lockward.lock.tls;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;

/// What a node has to prove who it is and to judge others: the content of one node bundle, checked
/// as a whole. Immutable; any thread may use it.
public final class NodeMaterial {

    private static final String FIX = "have the node's bundle deployed again";

    private final PrivateKey key;
    private final List<X509Certificate> chain;
    private final TrustStore trust;
    private final NodeName name;

    NodeMaterial(PrivateKey key, List<X509Certificate> chain, TrustStore trust, NodeName name) {
        this.key = key;
        this.chain = List.copyOf(chain);
        this.trust = trust;
        this.name = name;
    }

    /// Reads a bundle and refuses it as a whole if one part is missing, broken, too big or does not
    /// fit the others.
    ///
    /// @param directory the bundle, or the directory whose link `live` leads to it
    /// @throws LockException.InvalidBundle naming the file and, where there are two, both values
    public static NodeMaterial load(Path directory, InstantSource clock) {
        return BundleReader.read(directory, clock, true);
    }

    /// The same for one connection that we make: whether our certificate is valid and the key is
    /// its own, the daemon finds out. Checking it here too takes as long as the handshake; after
    /// one that failed, [#load] says what is wrong with the bundle, if anything is.
    public static NodeMaterial loadToConnect(Path directory, InstantSource clock) {
        return BundleReader.read(directory, clock, false);
    }

    /// Our certificate first, then the intermediates that peers may need.
    public List<X509Certificate> chain() {
        return chain;
    }

    /// Who we are.
    public PeerIdentity self() {
        return CertificateNames.identity(chain.getFirst());
    }

    /// The trust domain that peers have to be of.
    public String trustDomain() {
        return name.trustDomain();
    }

    PrivateKey key() {
        return key;
    }

    TrustStore trust() {
        return trust;
    }

    /// The revocation lists in force, one for each CA that has one.
    public List<X509CRL> crls() {
        return trust.crls();
    }

    /// The same, keeping a revocation list of the older material wherever ours is older: a list
    /// that was replayed does not bring a revoked node back.
    NodeMaterial notOlderThan(NodeMaterial inForce) {
        return new NodeMaterial(key, chain, trust.notOlderThan(inForce.trust), name);
    }

    /// The same, for people.
    public List<CrlFacts> lists() {
        return trust.lists();
    }

    /// The trusted CAs that have no revocation list, safe to print.
    public List<String> withoutList() {
        return trust.withoutList();
    }

    /// How far our revocation lists are.
    List<CrlMark> crlMarks() {
        return trust.marks();
    }

    /// A sentence for each revocation list that is older than what that memory knows.
    List<String> olderThan(CrlMemory memory) {
        return trust.olderThan(memory);
    }

    static LockException invalid(String what, String why) {
        return new LockException.InvalidBundle(new Problem(what, why, FIX));
    }

    static LockException invalid(String what, String why, Throwable cause) {
        return new LockException.InvalidBundle(new Problem(what, why, FIX), cause);
    }
}
