package org.lockward.lock.server;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;
import org.lockward.lock.table.Marks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// Marks in the file `marks` of the state directory: one line each, and a checksum at the end. For
/// one thread.
///
/// The file is replaced whole, durably, before a mark is used. One that cannot be read stops the
/// daemon: guessing could give a number out twice. Should another daemon have moved the same mark
/// in the same directory, it is left alone, and refused from then on.
final class DurableMarks implements Marks {

    /// A file of as many marks, their names as long as they can be, stays below 3 MB.
    static final int MOST = 10_000;

    private static final String FILE = "marks";
    private static final int MAX_BYTES = 4_000_000;
    private static final Pattern LINE = Pattern.compile("([!-~]{1,255}) ([1-9][0-9]{0,18})");
    private static final Pattern END = Pattern.compile("end ([0-9a-f]{8})");

    private final StateDirectory directory;
    private final Map<String, Long> marks;

    private DurableMarks(StateDirectory directory, Map<String, Long> marks) {
        this.directory = directory;
        this.marks = marks;
    }

    /// Reads the marks of earlier runs.
    ///
    /// @throws LockException.Unavailable if they cannot be read
    static DurableMarks open(Path state) {
        StateDirectory directory = new StateDirectory(state);
        try {
            return directory.alone(FILE, () -> new DurableMarks(directory, load(directory)));
        } catch (IOException e) {
            throw unusable(directory, e);
        }
    }

    @Override
    public long read(String name) {
        return marks.getOrDefault(name, 0L);
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public boolean hasRoom(String name) {
        return marks.size() < MOST || marks.containsKey(name);
    }

    @Override
    public void reserve(String name, long upTo) {
        change(name, Optional.of(upTo));
    }

    @Override
    public void forget(String name) {
        if (!marks.containsKey(name)) {
            return;
        }
        try {
            change(name, Optional.empty());
        } catch (LockException.Unavailable e) {
            // It stays, as the port says: the next numbers of that name go on behind it.
        }
    }

    private void change(String name, Optional<Long> mark) {
        try {
            directory.alone(FILE, () -> store(name, mark));
        } catch (IOException e) {
            throw unusable(directory, e);
        }
    }

    private boolean store(String name, Optional<Long> mark) throws IOException {
        Map<String, Long> now = load(directory);
        if (!now.getOrDefault(name, 0L).equals(read(name))) {
            throw new LockException.Unavailable(
                    new Problem(
                            "another daemon gives out what " + name + " stands for",
                            "both use the state directory " + directory.path(),
                            "give each daemon a state directory of its own, with --state"));
        }
        mark.ifPresentOrElse(value -> now.put(name, value), () -> now.remove(name));
        StringBuilder text = new StringBuilder();
        now.forEach((key, value) -> text.append(key).append(' ').append(value).append('\n'));
        directory.replace(FILE, text + "end " + checksum(text.toString()) + "\n");
        mark.ifPresentOrElse(value -> marks.put(name, value), () -> marks.remove(name));
        return true;
    }

    private static Map<String, Long> load(StateDirectory directory) throws IOException {
        Map<String, Long> marks = new TreeMap<>();
        Optional<String> text = directory.read(FILE, MAX_BYTES);
        if (text.isEmpty()) {
            return marks;
        }
        int end = text.get().lastIndexOf("end ");
        String body = text.get().substring(0, Math.max(end, 0));
        String last = text.get().substring(Math.max(end, 0));
        Matcher trailer = END.matcher(last.stripTrailing());
        if (!last.endsWith("\n")
                || !trailer.matches()
                || !trailer.group(1).equals(checksum(body))) {
            throw damaged(directory);
        }
        for (String line : body.lines().toList()) {
            Matcher mark = LINE.matcher(line);
            if (!mark.matches()) {
                throw damaged(directory);
            }
            marks.put(mark.group(1), Long.parseLong(mark.group(2)));
        }
        return marks;
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
        return String.format("%08x", crc.getValue());
    }

    private static LockException damaged(StateDirectory directory) {
        return new LockException.Unavailable(
                new Problem(
                        directory.path().resolve(FILE) + " is damaged",
                        "it holds how far sequences and timestamps have been given out: guessing"
                                + " it could give a number out twice",
                        "restore it; or remove it if no sequence may have given out a number that"
                                + " is still in use"));
    }

    private static LockException unusable(StateDirectory directory, IOException cause) {
        return new LockException.Unavailable(
                new Problem(
                        "the state directory "
                                + directory.path()
                                + " is of no use: "
                                + cause.getMessage(),
                        "how far sequences and timestamps are given out has to be durable",
                        "give a writable directory with --state"),
                cause);
    }
}
