package org.lockward.lock.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A CA for tests in a directory of its own, kept by `openssl ca`.
public final class TestAuthority {

    private static final DateTimeFormatter ASN1_TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String SETTINGS =
            """
            [ca]
            default_ca=one
            [one]
            database=index.txt
            serial=serial
            crlnumber=crlnumber
            new_certs_dir=.
            certificate=ca.pem
            private_key=ca.key
            default_md=sha256
            policy=any
            unique_subject=no
            crl_extensions=list
            [any]
            commonName=optional
            [list]
            authorityKeyIdentifier=keyid
            [req]
            distinguished_name=any
            prompt=no
            [root]
            basicConstraints=critical,CA:TRUE
            keyUsage=critical,keyCertSign,cRLSign
            subjectKeyIdentifier=hash
            """;

    private final Path home;
    private int issued;

    private TestAuthority(Path home) {
        this.home = home;
    }

    /// Files of one certificate.
    public record Issued(Path certificate, Path key) {}

    /// A root whose name is `CN=…`, with a revocation list that is fresh and empty.
    public static TestAuthority create(Path home, String commonName) {
        TestAuthority authority = new TestAuthority(home);
        authority.layOut();
        authority.generateKey("EC:P-384", "ca.key");
        authority.openssl(
                "req -x509 -new -key ca.key -sha384 -days 3650 -out ca.pem -config ca.cnf"
                        + " -extensions root -subj /CN="
                        + commonName);
        authority.publishCrl(Duration.ZERO, Duration.ofDays(7));
        return authority;
    }

    /// A CA, or a certificate that plays one, below this one: these extensions, from so long ago
    /// until so much later.
    public TestAuthority subordinate(Path below, NodeSpec spec) {
        TestAuthority authority = new TestAuthority(below);
        authority.layOut();
        Issued issued = issue(spec.key("EC:P-256"));
        try {
            Files.copy(issued.certificate(), authority.certificate());
            Files.copy(issued.key(), authority.key());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        authority.publishCrl(Duration.ZERO, Duration.ofDays(7));
        return authority;
    }

    /// Its own certificate from now on is one that has ended a day ago.
    public void expire() {
        openssl("x509 -x509toreq -in ca.pem -signkey ca.key -out ca.csr");
        write("serial", serial(NodeSpec.node("")) + "\n");
        sign("ca", "root", Duration.ofDays(-30), Duration.ofDays(-1));
    }

    /// A certificate that nobody vouches for but its own key.
    public Issued selfSigned(NodeSpec spec) {
        Issued issued = issue(spec);
        String name = issued.key().getFileName().toString().replace(".key", "");
        sign(name, name, spec.since().negated(), spec.until());
        return issued;
    }

    private void sign(String name, String extensions, Duration from, Duration to) {
        write("root.ext", SETTINGS.substring(SETTINGS.indexOf("[root]") + 7));
        openssl(
                "ca -batch -notext -preserveDN -selfsign -config ca.cnf"
                        + (" -keyfile " + name + ".key -in " + name + ".csr")
                        + (" -out " + name + ".pem -extfile " + extensions + ".ext")
                        + (" -startdate " + time(from) + " -enddate " + time(to)));
    }

    private void layOut() {
        try {
            Files.createDirectories(home);
            Files.writeString(home.resolve("ca.cnf"), SETTINGS);
            Files.writeString(home.resolve("index.txt"), "");
            Files.writeString(home.resolve("crlnumber"), "01\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One certificate with a new key.
    public Issued issue(NodeSpec spec) {
        String name = "node" + issued++;
        generateKey(spec.key(), name + ".key");
        return issue(spec, name);
    }

    /// Another certificate for the key of one that was issued here.
    public Issued renew(NodeSpec spec, Issued former) {
        String name = "node" + issued++;
        try {
            Files.copy(former.key(), home.resolve(name + ".key"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return issue(spec, name);
    }

    private Issued issue(NodeSpec spec, String name) {
        write(name + ".ext", String.join("\n", spec.extensions()) + "\n");
        write("serial", serial(spec) + "\n");
        openssl(
                "req -new -batch -config ca.cnf -key %s.key -out %s.csr -subj",
                name, spec.subject());
        openssl(
                "ca -batch -notext -preserveDN -config ca.cnf -in "
                        + (name + ".csr -out " + name + ".pem -extfile " + name + ".ext")
                        + (" -md " + spec.digest())
                        + (" -startdate " + time(spec.since().negated()))
                        + (" -enddate " + time(spec.until())));
        return new Issued(home.resolve(name + ".pem"), home.resolve(name + ".key"));
    }

    private static String time(Duration fromNow) {
        return ASN1_TIME.format(Instant.now().plus(fromNow));
    }

    private static String serial(NodeSpec spec) {
        String hex =
                spec.serial().equals("random")
                        ? new BigInteger(127, RANDOM).setBit(126).toString(16)
                        : spec.serial();
        return (hex.length() % 2 == 0 ? hex : "0" + hex).toUpperCase(Locale.ROOT);
    }

    /// Revokes it and publishes a fresh list.
    public void revoke(Issued node) {
        openssl("ca -config ca.cnf -crl_reason keyCompromise -revoke " + node.certificate());
        publishCrl(Duration.ZERO, Duration.ofDays(7));
    }

    /// A list of the next number, from so long ago until so much later than now.
    public void publishCrl(Duration since, Duration until) {
        openssl(
                "ca -gencrl -config ca.cnf -out crl.pem"
                        + (" -crl_lastupdate " + time(since.negated()))
                        + (" -crl_nextupdate " + time(until)));
    }

    public Path certificate() {
        return home.resolve("ca.pem");
    }

    public Path key() {
        return home.resolve("ca.key");
    }

    public Path crl() {
        return home.resolve("crl.pem");
    }

    /// The node's bundle in a new directory, without `node.json`.
    public Path bundle(Issued node, Path directory) {
        try {
            Files.createDirectories(directory);
            Files.copy(node.certificate(), directory.resolve("cert.pem"));
            Files.copy(node.certificate(), directory.resolve("chain.pem"));
            Files.copy(node.key(), directory.resolve("key.pem"));
            Files.copy(certificate(), directory.resolve("ca.pem"));
            Files.copy(crl(), directory.resolve("crl.pem"));
            Files.setPosixFilePermissions(
                    directory.resolve("key.pem"), PosixFilePermissions.fromString("rw-------"));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void generateKey(String algorithm, String file) {
        String[] parts = algorithm.split(":", -1);
        String option =
                switch (parts[0]) {
                    case "EC" -> " -pkeyopt ec_paramgen_curve:" + parts[1];
                    case "RSA" -> " -pkeyopt rsa_keygen_bits:" + parts[1];
                    default -> "";
                };
        openssl("genpkey -out " + file + " -algorithm " + parts[0] + option);
    }

    private void write(String file, String text) {
        try {
            Files.writeString(home.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void openssl(String arguments) {
        OpenSsl.run(home, Arrays.asList(arguments.split(" ", -1)));
    }

    private void openssl(String arguments, String name, String last) {
        List<String> all = new ArrayList<>(List.of(arguments.replace("%s", name).split(" ", -1)));
        all.add(last);
        OpenSsl.run(home, all);
    }
}
