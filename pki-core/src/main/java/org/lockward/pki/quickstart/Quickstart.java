package org.lockward.pki.quickstart;

import org.lockward.pki.authority.Context;
import org.lockward.pki.authority.InitRequest;
import org.lockward.pki.certificate.Fingerprint;
import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.certificate.Validity;
import org.lockward.pki.deployment.NodeBundle;
import org.lockward.pki.deployment.Served;
import org.lockward.pki.file.AtomicFile;
import org.lockward.pki.file.FileMode;
import org.lockward.pki.key.Passphrase;
import org.lockward.pki.key.PublicKeys;
import org.lockward.pki.name.Fleet;
import org.lockward.pki.problem.PkiException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The whole idea on real processes: a CA, three nodes, three lock daemons that let in nobody else.
public final class Quickstart implements AutoCloseable {

    private static final String FLEET = "Quickstart";
    private static final int SECRET_BYTES = 16;

    private final Folder folder;
    private final Narrator narrator;
    private final Context context;
    private final Programs programs;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Daemon> daemons = new ArrayList<>();

    private Quickstart(Folder folder, Programs programs, Narrator narrator, Context context) {
        this.folder = folder;
        this.programs = programs;
        this.narrator = narrator;
        this.context = context;
    }

    /// Plays it from start to end. Every process that it started has ended when this returns,
    /// however it returns.
    ///
    /// @param wish the directory to work in; a new temporary one without
    /// @return the directory that holds what was made: `ca`, `passphrase`, `node-1` to `node-3`
    /// @throws PkiException.Unverified when something that was observed is not as it should be
    public static Path play(Optional<Path> wish, Narrator narrator, Context context) {
        Programs programs = Programs.ofThisInstallation();
        Folder folder = Folder.fresh(wish);
        narrator.tell("everything below happens in " + folder.path());
        try (var quickstart = new Quickstart(folder, programs, narrator, context);
                Passphrase passphrase = quickstart.newPassphrase();
                OwnCa ca = OwnCa.make(folder.ca(), InitRequest.of(FLEET), passphrase, context)) {
            quickstart.play(ca);
        }
        return folder.path();
    }

    private void play(OwnCa ca) {
        tellOfCa(ca);
        issue(ca);
        start(ca);
        narrator.heading("A lock");
        Daemon second = daemons.get(1);
        new LockScene(programs, second, narrator).play(nodes.get(0), nodes.get(2));
        narrator.heading(
                "Four intruders at " + second.node().name() + "'s daemon, and what its log says");
        intrude(ca, new IntruderScene(programs, second, narrator));
        narrator.heading("The inventory");
        narrator.show(ca.inventory());
        stop();
    }

    private void tellOfCa(OwnCa ca) {
        X509Certificate root = ca.authority().ca().certificate();
        narrator.heading("A root CA");
        narrator.tell(
                "\"%s\", %s, until %s"
                        .formatted(
                                FLEET,
                                PublicKeys.describe(root.getPublicKey()),
                                Validity.of(root).notAfter().toString().substring(0, 10)));
        narrator.tell("sha256 " + Fingerprint.of(root));
        narrator.tell("its key is encrypted; the passphrase is in " + folder.passphrase());
    }

    private void issue(OwnCa ca) {
        narrator.heading("Three nodes, a certificate each");
        for (int number = 1; number <= 3; number++) {
            String name = "node-" + number;
            Node node = ca.enroll(name, folder.tls(name));
            nodes.add(node);
            ca.deploy(node);
            narrator.tell(
                    "%s  id %s  serial %s…  %d days"
                            .formatted(name, node.id(), node.shortSerial(), node.daysLeft()));
        }
    }

    private void start(OwnCa ca) {
        narrator.heading("Three lock daemons that demand a certificate, and show one");
        List<Daemon.Starting> starting =
                nodes.stream().map(node -> new Daemon.Starting(programs, node)).toList();
        for (Daemon.Starting one : starting) {
            Daemon daemon = one.daemon();
            daemons.add(daemon);
            Served served = ca.prove(daemon.node(), daemon.endpoint());
            narrator.tell(
                    "%s  %s  pid %d  deployed %s…, serves %s…  %s"
                            .formatted(
                                    daemon.node().name(),
                                    daemon.endpoint(),
                                    daemon.process().pid(),
                                    daemon.node().shortSerial(),
                                    Abbreviation.of(
                                            new SerialNumber(served.leaf().getSerialNumber())
                                                    .hex()),
                                    served.protocol()));
        }
    }

    private void intrude(OwnCa ca, IntruderScene scene) {
        Node first = nodes.get(0);
        Node third = nodes.get(2);
        scene.nobody(first);
        scene.stranger(forged(ca, first), folder.strangersBundle());
        scene.impostor(first, third);
        scene.revoked(third, ca, first);
    }

    /// A CA of somebody else, and its certificate for an ID of ours. The forger trusts our CA too,
    /// so that it is the daemon who refuses, not his own client.
    private NodeBundle forged(OwnCa ca, Node victim) {
        InitRequest ours = InitRequest.of(FLEET);
        Fleet his = new Fleet("Stranger", ours.fleet().trustDomain());
        InitRequest request = new InitRequest(his, ours.keyAlgorithm(), ours.validity());
        try (Passphrase passphrase = secret();
                OwnCa stranger = OwnCa.make(folder.strangersCa(), request, passphrase, context)) {
            Node copy = stranger.enroll("stranger", victim.id(), folder.strangersBundle());
            NodeBundle bundle = stranger.material(copy);
            NodeBundle.Trust both = both(bundle.trust(), ca.authority().trust());
            return new NodeBundle(
                    bundle.node(), bundle.chain(), bundle.key(), bundle.issuer(), both);
        }
    }

    private static NodeBundle.Trust both(NodeBundle.Trust one, NodeBundle.Trust other) {
        List<X509Certificate> anchors = new ArrayList<>(one.anchors());
        anchors.addAll(other.anchors());
        List<X509CRL> crls = new ArrayList<>(one.crls());
        crls.addAll(other.crls());
        return new NodeBundle.Trust(anchors, crls);
    }

    private void stop() {
        for (Daemon daemon : daemons) {
            Optional<Integer> exit = daemon.process().terminate();
            if (!exit.equals(Optional.of(0))) {
                throw Observation.failure(
                        daemon.node().name() + "'s lockd ends with 0 on SIGTERM",
                        exit.map(String::valueOf).orElse("it had to be killed"));
            }
        }
    }

    private Passphrase newPassphrase() {
        char[] characters = randomCharacters();
        byte[] file = new byte[characters.length];
        for (int i = 0; i < characters.length; i++) {
            file[i] = (byte) characters[i];
        }
        byte[] note =
                "\nThe first line is the passphrase of the CA in ca/.\n"
                        .getBytes(StandardCharsets.US_ASCII);
        byte[] content = Arrays.copyOf(file, file.length + note.length);
        System.arraycopy(note, 0, content, file.length, note.length);
        try {
            AtomicFile.write(folder.passphrase(), content, FileMode.PRIVATE);
            return Passphrase.of(characters);
        } finally {
            Arrays.fill(characters, '\0');
            Arrays.fill(file, (byte) 0);
            Arrays.fill(content, (byte) 0);
        }
    }

    private Passphrase secret() {
        char[] characters = randomCharacters();
        try {
            return Passphrase.of(characters);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    private char[] randomCharacters() {
        byte[] random = new byte[SECRET_BYTES];
        context.random().nextBytes(random);
        char[] characters = HexFormat.of().formatHex(random).toCharArray();
        Arrays.fill(random, (byte) 0);
        return characters;
    }

    @Override
    public void close() {
        programs.close();
    }
}
