package org.lockward.pki.name;

import org.lockward.pki.file.BoundedFile;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The machine that we run on: its unique ID, and the names and addresses it is reached by.
///
/// @param idFiles where the machine ID may stand; the first that exists counts
public record ThisMachine(List<Path> idFiles) {

    /// Environment variable with the path of a machine ID file, for containers that share one.
    public static final String ID_FILE_VARIABLE = "LOCKWARD_MACHINE_ID_FILE";

    private static final Pattern MACHINE_ID = Pattern.compile("[0-9a-f]{32}");
    private static final int MAX_ID_FILE = 4096;
    private static final byte[] APPLICATION = "lockward/node".getBytes(StandardCharsets.US_ASCII);

    public ThisMachine {
        idFiles = List.copyOf(idFiles);
    }

    /// D-Bus first: `flom --unique-id` prints what stands there.
    public static ThisMachine of(Map<String, String> environment) {
        String file = environment.get(ID_FILE_VARIABLE);
        return new ThisMachine(
                file == null
                        ? List.of(Path.of("/var/lib/dbus/machine-id"), Path.of("/etc/machine-id"))
                        : List.of(Path.of(file)));
    }

    /// The machine ID: 32 lower-case hex digits.
    public UniqueId uniqueId() {
        Path file =
                idFiles.stream().filter(Files::exists).findFirst().orElseThrow(this::noMachineId);
        String text =
                new String(BoundedFile.read(file, MAX_ID_FILE), StandardCharsets.UTF_8).strip();
        if (!MACHINE_ID.matcher(text).matches()) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            file + " holds " + Printable.quote(text) + ", which is no machine ID",
                            "machine-id(5): 32 lower-case hex digits",
                            "systemd-machine-id-setup, or set " + ID_FILE_VARIABLE));
        }
        return new UniqueId(text);
    }

    private PkiException noMachineId() {
        return new PkiException.NotFound(
                new Problem(
                        "this machine has no machine ID",
                        "none of " + idFiles + " exists",
                        "systemd-machine-id-setup, or name the node: pki issue-node ID"));
    }

    /// A keyed hash of the machine ID, which machine-id(5) asks for where the ID itself should not
    /// be shown: the first 128 bits of HMAC-SHA256 with the machine ID as key.
    public UniqueId derivedId() {
        byte[] key = HexFormat.of().parseHex(uniqueId().value());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return new UniqueId(HexFormat.of().formatHex(mac.doFinal(APPLICATION), 0, 16));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /// The host name, its FQDN if the resolver knows one, and every address but loopback and
    /// link-local ones.
    public List<GeneralName> names() {
        Set<GeneralName> names = new LinkedHashSet<>(hostNames());
        names.addAll(addresses());
        return List.copyOf(names);
    }

    private static List<GeneralName> hostNames() {
        List<GeneralName> names = new ArrayList<>();
        try {
            InetAddress self = InetAddress.getLocalHost();
            addDns(names, self.getHostName());
            addDns(names, self.getCanonicalHostName());
        } catch (UnknownHostException e) {
            // The message starts with the host name even when it does not resolve.
            String message = e.getMessage();
            addDns(names, message == null ? "" : message.replaceFirst(":.*", ""));
        }
        return names;
    }

    /// A host name that is no DNS name, as `localhost` or one with an underscore, is no way to
    /// reach this machine by.
    private static void addDns(List<GeneralName> names, String host) {
        if (!host.equals("localhost")) {
            try {
                names.add(new GeneralName.Dns(host));
            } catch (PkiException.InvalidInput e) {
                // Left out: an address, when no name is known.
            }
        }
    }

    private static List<GeneralName> addresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(a -> !a.isLoopbackAddress() && !a.isLinkLocalAddress())
                    .map(a -> (GeneralName) GeneralName.Ip.of(a))
                    .toList();
        } catch (SocketException e) {
            throw new PkiException.Unavailable(
                    new Problem("cannot list this machine's addresses", "" + e.getMessage(), ""),
                    e);
        }
    }
}
