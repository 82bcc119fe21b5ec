package org.lockward.lock.server;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;
import org.lockward.lock.tls.CrlMark;
import org.lockward.lock.tls.CrlMemory;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How far the revocation lists of each CA were, in the file `crl-memory` of the state directory.
/// Any thread may call it; several daemons may share the directory.
///
/// One line an issuer, `{SHA-256 of its key} {cRLNumber} {thisUpdate}`, then `end {lines}`. What is
/// not exactly so stops the daemon: an empty memory would take any old list.
public final class CrlLedger implements CrlMemory {

    private static final String FILE = "crl-memory";

    /// A CA more pushes out the one whose list is oldest.
    private static final int MAX_ISSUERS = 256;

    private static final int MAX_BYTES = MAX_ISSUERS * 200;

    private static final Pattern LINE =
            Pattern.compile("([0-9a-f]{64}) ([0-9]{1,49}) ([0-9TZ:.-]+)");

    private final StateDirectory state;
    private final Map<String, CrlMark> newest = new ConcurrentHashMap<>();

    private CrlLedger(StateDirectory state) {
        this.state = state;
    }

    /// Reads what earlier runs have left.
    ///
    /// @param state created with mode 0700 if it is not there
    /// @throws LockException.Unavailable if the file is damaged or cannot be read
    public static CrlLedger open(Path state) {
        CrlLedger ledger = new CrlLedger(new StateDirectory(state));
        ledger.exchange(List.of());
        return ledger;
    }

    @Override
    public Optional<CrlMark> newest(String issuerKey) {
        return Optional.ofNullable(newest.get(issuerKey));
    }

    @Override
    public void remember(List<CrlMark> marks) {
        exchange(marks);
    }

    @Override
    public String reset() {
        return "stop the daemon and delete " + file();
    }

    private Path file() {
        return state.path().resolve(FILE);
    }

    /// What we know goes into the file, what others know comes out of it. Our own knowledge counts
    /// even if the file fails.
    private synchronized void exchange(List<CrlMark> marks) {
        learn(marks);
        try {
            state.alone(
                    FILE,
                    () -> {
                        List<CrlMark> written = read();
                        learn(written);
                        List<CrlMark> all = all();
                        if (!all.equals(written)) {
                            state.replace(FILE, text(all));
                        }
                        return all;
                    });
        } catch (IOException e) {
            throw new LockException.Unavailable(
                    new Problem(
                            "the state directory " + state.path() + " is of no use: " + e,
                            "how new the revocation lists are has to be known after a restart",
                            "give a writable directory with --state"),
                    e);
        }
    }

    private void learn(List<CrlMark> marks) {
        marks.forEach(mark -> newest.merge(mark.issuerKey(), mark, CrlMark::newer));
    }

    private List<CrlMark> all() {
        List<CrlMark> all = new ArrayList<>(newest.values());
        all.sort(Comparator.comparing(CrlMark::thisUpdate).reversed());
        all.subList(Math.min(all.size(), MAX_ISSUERS), all.size()).clear();
        Map<String, CrlMark> sorted = new TreeMap<>();
        all.forEach(mark -> sorted.put(mark.issuerKey(), mark));
        return List.copyOf(sorted.values());
    }

    private static String text(List<CrlMark> marks) {
        StringBuilder text = new StringBuilder();
        for (CrlMark mark : marks) {
            text.append(mark.issuerKey()).append(' ').append(mark.number());
            text.append(' ').append(mark.thisUpdate()).append('\n');
        }
        return text.append("end ").append(marks.size()).append('\n').toString();
    }

    private List<CrlMark> read() throws IOException {
        Optional<String> text = state.read(FILE, MAX_BYTES);
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of(text.get().split("\n", -1)));
        boolean whole = lines.removeLast().isEmpty() && !lines.isEmpty();
        if (!whole || !lines.removeLast().equals("end " + lines.size())) {
            throw damaged("its last line is not the number of the lines before it");
        }
        return lines.stream().map(this::mark).toList();
    }

    private CrlMark mark(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw damaged("a line of it is not KEY NUMBER TIME");
        }
        try {
            return new CrlMark(
                    matcher.group(1),
                    new BigInteger(matcher.group(2)),
                    Instant.parse(matcher.group(3)));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw damaged(String.valueOf(e.getMessage()));
        }
    }

    private LockException damaged(String how) {
        return new LockException.Unavailable(
                new Problem(
                        file() + " is damaged: " + how,
                        "it holds how new the revocation lists were: without it, an older one that"
                                + " brings revoked nodes back would be taken",
                        "see that crl.pem is the CA's newest list, then delete the file"));
    }
}
