package org.lockward.pki.gui.bench;

import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.certificate.Validity;
import org.lockward.pki.gui.testing.SampleFleet;
import org.lockward.pki.inventory.Deployment;
import org.lockward.pki.inventory.Inventory;
import org.lockward.pki.inventory.Issuance;
import org.lockward.pki.inventory.Reservation;
import org.lockward.pki.inventory.Sighting;
import org.lockward.pki.inventory.jdbc.JdbcInventory;
import org.lockward.pki.name.GeneralName;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.revocation.Reason;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// A real CA with a large fleet in its inventory, all of a fleet's states in it. The certificates
/// differ in their serial numbers only, and there are no bundles: what reads the inventory does not
/// see the difference, and nobody waits for fifty thousand signatures.
public final class FleetHome {

    private static final int BATCH = 5_000;
    private static final List<String> SITES = List.of("berth-1", "berth-2", "yard", "gate-7");
    private static final List<String> ROLES = List.of("crane", "lock", "pump", "camera");
    private static final String GENERATION = "g1";

    private final Random random = new Random(1);
    private final Inventory inventory;
    private final Instant now;
    private final byte[] template;
    private final int serialAt;

    private FleetHome(Inventory inventory, byte[] template, SerialNumber serial, Instant now) {
        this.inventory = inventory;
        this.template = template;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
        this.serialAt = position(template, serial);
    }

    /// Makes the home in an empty directory.
    public static void make(Path home, int nodes) {
        SampleFleet fleet = SampleFleet.plain(home, InstantSource.system());
        SerialNumber serial = fleet.issue("template").serial();
        try (Inventory inventory = JdbcInventory.open(home.resolve("inventory.mv.db"))) {
            byte[] template = inventory.certificate(GENERATION, serial).orElseThrow();
            new FleetHome(inventory, template, serial, Instant.now()).fill(nodes);
        }
    }

    private static int position(byte[] template, SerialNumber serial) {
        byte[] value = serial.value().toByteArray();
        for (int i = 0; i < template.length - value.length; i++) {
            if (Arrays.equals(template, i, i + value.length, value, 0, value.length)) {
                return i + value.length;
            }
        }
        throw new IllegalStateException("a certificate without its serial number");
    }

    private void fill(int nodes) {
        for (int from = 0; from < nodes; from += BATCH) {
            int first = from;
            int last = Math.min(nodes, from + BATCH);
            inventory.together(() -> {
                for (int i = first; i < last; i++) {
                    add(i);
                }
                return true;
            });
        }
    }

    private void add(int i) {
        UniqueId id = id(i);
        SerialNumber serial = issue(id, i, validity(i));
        if (random.nextInt(100) < 92) {
            Sighting seen = new Sighting(serial, now.minus(Duration.ofDays(3)));
            Optional<Sighting> served =
                    random.nextInt(100) < 80 ? Optional.of(seen) : Optional.empty();
            String destination = "dir:/srv/nodes/" + id;
            inventory.deployed(new Deployment(id, destination, seen, served, Optional.empty()));
            served.ifPresent(shown -> inventory.served(id, destination, shown));
        }
        if (random.nextInt(100) < 2) {
            inventory.revoke(id, Reason.SUPERSEDED, now.minus(Duration.ofDays(2)));
        }
    }

    /// One in ten is called by its machine's ID.
    private UniqueId id(int i) {
        if (i % 10 == 9) {
            byte[] machine = new byte[16];
            random.nextBytes(machine);
            return new UniqueId(HexFormat.of().formatHex(machine));
        }
        return new UniqueId("%s-%05d".formatted(ROLES.get(i % ROLES.size()), i));
    }

    /// Two in a hundred have ended, the others end within a year.
    private Validity validity(int i) {
        int days = random.nextInt(100) < 2 ? -1 - random.nextInt(40) : 1 + random.nextInt(364);
        Instant end = now.plus(Duration.ofDays(days)).minusSeconds(i % 86_400);
        return new Validity(end.minus(Duration.ofDays(365)), end);
    }

    private SerialNumber issue(UniqueId id, int i, Validity validity) {
        byte[] der = template.clone();
        byte[] drawn = new byte[14];
        random.nextBytes(drawn);
        System.arraycopy(drawn, 0, der, serialAt - drawn.length, drawn.length);
        X509Certificate certificate = parse(der);
        SerialNumber serial = new SerialNumber(certificate.getSerialNumber());
        inventory.reserve(
                new Reservation(
                        serial,
                        id,
                        Optional.empty(),
                        GENERATION,
                        validity,
                        key(i),
                        validity.notBefore()));
        inventory.record(new Issuance(GENERATION, certificate, "node", names(id, i), labels(i)));
        return serial;
    }

    private static String key(int i) {
        return "%064x".formatted(i);
    }

    private static List<GeneralName> names(UniqueId id, int i) {
        return List.of(
                new GeneralName.Dns(id + ".harbour.example"),
                GeneralName.Ip.parse("10.%d.%d.%d".formatted(i >> 16, (i >> 8) & 255, i & 255)));
    }

    private static Map<String, String> labels(int i) {
        return Map.of("role", ROLES.get(i % ROLES.size()), "site", SITES.get(i / 7 % SITES.size()));
    }

    private static X509Certificate parse(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    /// `FleetHome DIRECTORY NODES`.
    public static void main(String[] arguments) {
        make(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    }
}
