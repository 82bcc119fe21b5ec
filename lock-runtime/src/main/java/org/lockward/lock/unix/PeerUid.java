package org.lockward.lock.unix;

import jdk.net.UnixDomainPrincipal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Who is at the other end of a socket, as the kernel says (SO_PEERCRED, socket(7)) and the JDK
/// passes on: by name.
public final class PeerUid {

    private static final Path USERS = Path.of("/etc/passwd");

    private PeerUid() {}

    /// The number behind the name; one that no file of ours knows is nobody's.
    public static Uid of(UnixDomainPrincipal peer) throws IOException {
        if (peer.user().equals(Files.getOwner(Path.of("/proc/self")))) {
            return Uid.own();
        }
        String name = peer.user().getName();
        return name.matches("[0-9]{1,9}")
                ? new Uid(Integer.parseInt(name))
                : number(name, Files.readAllLines(USERS));
    }

    /// passwd(5): name, password, UID, with colons between them.
    private static Uid number(String name, List<String> users) {
        for (String user : users) {
            String[] fields = user.split(":", -1);
            if (fields.length > 2 && fields[0].equals(name) && fields[2].matches("[0-9]{1,9}")) {
                return new Uid(Integer.parseInt(fields[2]));
            }
        }
        return Uid.UNKNOWN;
    }
}
