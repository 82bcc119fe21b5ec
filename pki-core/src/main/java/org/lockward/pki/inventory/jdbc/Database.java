package org.lockward.pki.inventory.jdbc;

import org.h2.jdbc.JdbcConnection;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FileUtils;
import org.lockward.pki.file.FileFailure;
import org.lockward.pki.file.FileMode;
import org.lockward.pki.inventory.UninterruptedThread;
import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// One connection to the embedded database, on one thread that nobody interrupts. Any thread may
/// call it.
///
/// H2 by itself writes a commit some time later, and even with `WRITE_DELAY 0` never calls fsync.
/// So every transaction ends with `CHECKPOINT SYNC`, and only then is it acknowledged.
///
/// That alone is not enough, for two reasons: the first was seen, as reservations that a killed
/// process had got acknowledged and that were gone afterwards; the second was read in H2's source.
///
/// When H2 writes a chunk into space that was used before, it points the file's header to the chunk
/// before that one; whoever opens the file after a kill starts from the header and misses the
/// chunk, unless it lies where its predecessor expected it. With `REUSE_SPACE=FALSE` chunks are
/// only ever appended, and the last one is found from the end of the file; nothing that was written
/// is ever overwritten, which also is what a power loss asks for. The price is a file that grows;
/// [Compaction] takes that back.
///
/// With a write delay, a background thread of H2's may take over the changes of our commit and
/// write them a moment later, and `CHECKPOINT SYNC` finds nothing left to do. With `WRITE_DELAY=0`
/// there is no such thread.
final class Database implements AutoCloseable {

    /// What H2 appends to the name that it is given.
    private static final String SUFFIX = ".mv.db";

    /// The file is made by us, so H2 must not make one; one process at a time; no trace file; no
    /// compaction in the way of a command.
    private static final String SETTINGS =
            ";IFEXISTS=TRUE;FILE_LOCK=FS;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0"
                + ";WRITE_DELAY=0;REUSE_SPACE=FALSE;MAX_COMPACT_TIME=0;AUTO_COMPACT_FILL_RATE=0";

    /// For rewriting a file: with `REUSE_SPACE=FALSE` H2 would keep its size.
    private static final String SHRINKING =
            ";IFEXISTS=TRUE;FILE_LOCK=FS;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

    private final UninterruptedThread thread;

    /// As H2 knows it: the scheme of a file system of H2's, a colon, the path without suffix.
    private final String name;

    private final Sql sql;
    private boolean inTransaction;
    private boolean failed;

    private Database(UninterruptedThread thread, String name, Sql sql) {
        this.thread = thread;
        this.name = name;
        this.sql = sql;
    }

    /// Makes the file, empty and 0600 from its first moment on; H2 takes an empty file for a new
    /// database. Refuses one that is there.
    static void create(Path file) {
        requireUrlSafe(file);
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var mode = PosixFilePermissions.asFileAttribute(FileMode.PRIVATE.permissions());
        try (FileChannel channel = FileChannel.open(file, options, mode)) {
            channel.force(true);
        } catch (IOException e) {
            throw FileFailure.writing(file, e);
        }
    }

    /// Opens the database in the file; nobody else may have it open.
    static Database open(Path file) {
        requireUrlSafe(file);
        return open(file, name(file));
    }

    private static String name(Path file) {
        String path = file.toAbsolutePath().toString();
        return "file:" + path.substring(0, path.length() - SUFFIX.length());
    }

    /// Rewrites the file so that it holds what is there now and no history, and waits until it is
    /// on the disk. A kill in the middle may lose everything: only for a copy.
    static void shrink(Path file) {
        requireUrlSafe(file);
        UninterruptedThread thread = new UninterruptedThread("pki-inventory");
        try (Database database =
                thread.call(() ->
                        new Database(
                                thread,
                                name(file),
                                new Sql(file, connect(file, name(file), SHRINKING))))) {
            thread.call(() -> {
                database.sql.execute("SHUTDOWN COMPACT");
                return true;
            });
        }
    }

    /// A new database that nobody else sees, and that nothing is left of but memory.
    static Database inMemory() {
        String name = "memFS:/" + UUID.randomUUID();
        FileUtils.createFile(name + SUFFIX);
        return open(Path.of("memory"), name);
    }

    /// Opens it through one of H2's file systems.
    ///
    /// @param file for messages
    /// @param name the scheme, a colon, the path without suffix
    static Database open(Path file, String name) {
        UninterruptedThread thread = new UninterruptedThread("pki-inventory");
        try {
            return thread.call(
                    () -> new Database(thread, name, new Sql(file, connect(file, name, SETTINGS))));
        } catch (RuntimeException e) {
            thread.close();
            throw e;
        }
    }

    private static JdbcConnection connect(Path file, String name, String settings) {
        String url = "jdbc:h2:" + name + settings;
        try {
            var connection = new JdbcConnection(url, new Properties(), "LOCKWARD", "", true);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            throw Sql.failure(file, e);
        }
    }

    /// H2 takes `;` for the end of the path, and `\` for `/`.
    static void requireUrlSafe(Path file) {
        String path = file.toAbsolutePath().toString();
        if (path.chars().anyMatch(c -> c == ';' || c == '\\' || Character.isISOControl(c))) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            "the inventory cannot be at " + Printable.quote(path),
                            "its path has a semicolon, a backslash or a control character",
                            "choose another directory with --home"));
        }
    }

    Sql sql() {
        return sql;
    }

    /// Runs queries.
    <T> T read(Supplier<T> work) {
        return thread.call(work);
    }

    /// Runs a transaction, or, within another one, a part of it. When the outermost returns, all
    /// changes are on the disk.
    <T> T write(Supplier<T> work) {
        return thread.call(() -> inTransaction ? work.get() : transaction(work));
    }

    /// Runs a transaction that is on the disk with the next one, or when the database is closed.
    void writeSoon(Runnable work) {
        thread.call(() -> {
            requireUsable();
            try {
                work.run();
                sql.commitInMemory();
                return true;
            } catch (RuntimeException | Error e) {
                rollback(e);
                throw e;
            }
        });
    }

    private <T> T transaction(Supplier<T> work) {
        requireUsable();
        inTransaction = true;
        try {
            T result = work.get();
            commit();
            return result;
        } catch (RuntimeException | Error e) {
            rollback(e);
            throw e;
        } finally {
            inTransaction = false;
        }
    }

    /// After a failed sync nobody knows what is on the disk, and a second sync may succeed without
    /// having written: the connection is of no use any more.
    private void commit() {
        failed = true;
        sql.commit();
        failed = false;
    }

    private void rollback(Throwable reason) {
        try {
            sql.rollback();
        } catch (PkiException e) {
            failed = true;
            reason.addSuppressed(e);
        }
    }

    /// Not after a commit that failed.
    boolean isUsable() {
        return thread.call(() -> !failed);
    }

    private void requireUsable() {
        if (failed) {
            throw new PkiException.Unavailable(
                    new Problem(
                            "the inventory " + sql.file() + " failed before",
                            "a commit did not reach the disk",
                            "run the command again"));
        }
    }

    /// Closes the database, and waits until what closing wrote is on the disk.
    @Override
    public void close() {
        try {
            thread.call(this::closeAndSync);
        } finally {
            thread.close();
        }
    }

    private boolean closeAndSync() {
        try {
            if (failed) {
                sql.execute("SHUTDOWN IMMEDIATELY");
            }
            sql.connection().close();
            try (FileChannel channel = FilePath.get(name + SUFFIX).open("rw")) {
                channel.force(true);
            }
            return true;
        } catch (SQLException e) {
            throw sql.failure(e);
        } catch (IOException e) {
            throw FileFailure.writing(sql.file(), e);
        }
    }
}
