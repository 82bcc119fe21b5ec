package org.lockward.lock.fuzz;

import org.lockward.lock.flom.FlomAnswer;
import org.lockward.lock.flom.FlomRequest;
import org.lockward.lock.flom.FlomWriter;
import org.lockward.lock.resource.LockMode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What a fuzzer starts from: each message of each protocol, as it should be.
public final class Seeds {

    private static final String NODE = "3d1219c7c4c5404aaa1f6d2a48adfda4";

    private static final List<String> REQUESTS =
            List.of(
                    "HELLO 3 SETNAME node-1",
                    "LOCK a",
                    "LOCK a MODE PR WAIT 100 ID 7",
                    "LOCK n[10] QUANTITY 3 NOWAIT",
                    "LOCK a.b.c TYPE set CREATE no",
                    "LOCK /a/b/c MODE CR IDLE 500 LEASE 1000 NODEADLOCK",
                    "LOCK _s_id[2]",
                    "LOCK _S_id[2]",
                    "LOCK _t_%H%M%S#fff[1]",
                    "CONVERT a 1099511627777 EX NOWAIT",
                    "UNLOCK a 1099511627777 ROLLBACK",
                    "CHECK a 1",
                    "CANCEL 7",
                    "LOCKS COUNT 5",
                    "WAITERS",
                    "SESSION LEASE 5000",
                    "SESSION RELEASE lease",
                    "SESSION ATTACH 1 00112233445566778899aabbccddeeff",
                    "RECLAIM a 1 EX 00",
                    "BREAK a 1",
                    "KILL 1",
                    "RELOAD",
                    "SET k token NX PX 30000",
                    "PTTL k",
                    "GET k",
                    "INFO",
                    "PING text",
                    "CLIENT SETINFO LIB-NAME x",
                    "COMMAND DOCS",
                    "QUIT");

    private static final List<String> REPLIES =
            List.of(
                    "+OK\r\n",
                    "-BUSY a is held\r\n",
                    ":-12\r\n",
                    "$3\r\na\u00e9\r\n",
                    "$-1\r\n",
                    "_\r\n",
                    "*2\r\n:1\r\n*0\r\n",
                    "%2\r\n$5\r\ntoken\r\n:1099511627777\r\n$4\r\nmode\r\n$2\r\nEX\r\n",
                    ">4\r\n$7\r\ngranted\r\n:7\r\n:9\r\n$2\r\nEX\r\n");

    private Seeds() {}

    /// Writes them below the directory of the first argument, one folder for each target.
    public static void main(String[] arguments) throws IOException {
        Path home = Path.of(arguments[0]);
        write(home.resolve("RequestFuzz"), requests());
        write(home.resolve("ReplyFuzz"), replies());
        write(home.resolve("FlomFuzz"), flom());
        write(home.resolve("ConnectionFuzz"), requests());
        write(home.resolve("ConnectionFuzz"), flom());
    }

    public static List<byte[]> requests() {
        return REQUESTS.stream().map(Seeds::array).toList();
    }

    static List<byte[]> replies() {
        return REPLIES.stream().map(r -> r.getBytes(StandardCharsets.UTF_8)).toList();
    }

    /// Of both sides.
    public static List<byte[]> flom() {
        return List.of(
                lock("R1", OptionalInt.empty()),
                lock("n[10]", OptionalInt.of(3)),
                join(lock("a.b", OptionalInt.empty()), unlock("a.b")),
                unlock("_S_id[1]"),
                FlomWriter.bytes(new FlomRequest.Shutdown(NODE, false)),
                FlomWriter.bytes(new FlomRequest.Discover()),
                FlomWriter.bytes(
                        new FlomAnswer.First(NODE, FlomAnswer.Result.granted(Optional.of("a"), 7))),
                FlomWriter.bytes(new FlomAnswer.Later(FlomAnswer.Result.of(FlomAnswer.Rc.QUEUED))),
                FlomWriter.bytes(new FlomAnswer.Here("", 28015)));
    }

    private static byte[] lock(String name, OptionalInt quantity) {
        return FlomWriter.bytes(
                new FlomRequest.Lock(
                        NODE,
                        name,
                        quantity.isPresent() ? Optional.empty() : Optional.of(LockMode.EX),
                        quantity,
                        true,
                        true,
                        0));
    }

    private static byte[] unlock(String name) {
        return FlomWriter.bytes(new FlomRequest.Unlock(name, true));
    }

    private static byte[] join(byte[] first, byte[] second) {
        String both =
                new String(first, StandardCharsets.ISO_8859_1)
                        + new String(second, StandardCharsets.ISO_8859_1);
        return both.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] array(String words) {
        String[] all = words.split(" ", -1);
        StringBuilder out = new StringBuilder("*" + all.length + "\r\n");
        for (String word : all) {
            out.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
        }
        return out.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void write(Path directory, List<byte[]> seeds) throws IOException {
        Files.createDirectories(directory);
        for (byte[] seed : seeds) {
            String name = Integer.toHexString(Arrays.hashCode(seed));
            Files.write(directory.resolve(name), seed);
        }
    }
}
