package org.lockward.lock.server;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;
import org.lockward.lock.session.Receipts;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// The key of receipts, in the state directory: made once, mode 0600, the same for all runs.
final class ReceiptKey {

    private static final String FILE = "receipts.key";
    private static final Pattern CONTENT = Pattern.compile("[0-9a-f]{64}\n");
    private static final int MAX_BYTES = 65;

    private ReceiptKey() {}

    static Receipts open(Path state, SecureRandom random) {
        StateDirectory directory = new StateDirectory(state);
        try {
            return directory.alone(FILE, () -> new Receipts(key(directory, random)));
        } catch (IOException e) {
            throw new LockException.Unavailable(
                    new Problem(
                            "the state directory " + state + " is of no use: " + e,
                            "the key of receipts has to outlive a run",
                            "give a writable directory with --state"),
                    e);
        }
    }

    private static byte[] key(StateDirectory directory, SecureRandom random) throws IOException {
        Optional<String> text = directory.read(FILE, MAX_BYTES);
        if (text.isEmpty()) {
            byte[] key = new byte[Receipts.KEY_BYTES];
            random.nextBytes(key);
            directory.replace(FILE, HexFormat.of().formatHex(key) + "\n");
            return key;
        }
        if (!CONTENT.matcher(text.get()).matches()) {
            throw new LockException.Unavailable(
                    new Problem(
                            directory.path().resolve(FILE) + " is damaged",
                            "it is the key of receipts: 64 hex digits and a line feed",
                            "remove it: receipts of before are worthless then"));
        }
        return HexFormat.of().parseHex(text.get().strip());
    }
}
