package org.lockward.pki.inventory.jdbc;

import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// A disk behind a cache that loses power, as a file system of H2's: what was written and not
/// forced is on the disk in part, or not at all, in any order.
///
/// A file's content is kept twice: as programs see it, and as the last force left it. Public
/// because H2 makes instances by itself.
public final class PowerLossDisk extends FilePathWrapper {

    static final String SCHEME = "powerloss";

    private static final Map<String, Cached> FILES = new ConcurrentHashMap<>();

    /// Makes the scheme known to H2.
    static void install() {
        FilePath.register(new PowerLossDisk());
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    /// Cuts the power: from now on nothing that has the file open changes it, and whoever opens it
    /// sees what the disk has.
    static void cut(Random random) {
        FILES.values().forEach(file -> file.lose(random));
        FILES.clear();
    }

    @Override
    public FileChannel open(String mode) {
        return new Handle(FILES.computeIfAbsent(getBase().toString(), Cached::new));
    }

    @Override
    public long size() {
        return FILES.computeIfAbsent(getBase().toString(), Cached::new).size();
    }

    /// A change of a file's content.
    private static UnaryOperator<byte[]> write(int position, byte[] bytes) {
        return content -> {
            int length = Math.max(content.length, position + bytes.length);
            byte[] changed = Arrays.copyOf(content, length);
            System.arraycopy(bytes, 0, changed, position, bytes.length);
            return changed;
        };
    }

    private static UnaryOperator<byte[]> truncate(int size) {
        return content -> Arrays.copyOf(content, Math.min(content.length, size));
    }

    /// A file and its cache.
    private static final class Cached {

        private final Path disk;
        private final List<UnaryOperator<byte[]>> unforced = new ArrayList<>();
        private byte[] content;
        private boolean lost;

        Cached(String name) {
            disk = Path.of(name);
            content = read();
        }

        private byte[] read() {
            try {
                return Files.readAllBytes(disk);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void write(byte[] durable) {
            try {
                Files.write(disk, durable);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        synchronized long size() {
            return content.length;
        }

        synchronized int read(ByteBuffer target, long position) {
            int count = (int) Math.min(target.remaining(), content.length - position);
            if (count <= 0) {
                return -1;
            }
            target.put(content, (int) position, count);
            return count;
        }

        synchronized void change(UnaryOperator<byte[]> change) {
            content = change.apply(content);
            unforced.add(change);
        }

        synchronized void force() {
            if (!lost) {
                write(content);
                unforced.clear();
            }
        }

        synchronized void lose(Random random) {
            byte[] durable = read();
            for (UnaryOperator<byte[]> change : unforced) {
                if (random.nextBoolean()) {
                    durable = change.apply(durable);
                }
            }
            write(durable);
            lost = true;
        }
    }

    /// A file as H2 has it open.
    private static final class Handle extends FileBaseDefault {

        private final Cached file;

        Handle(Cached file) {
            this.file = file;
        }

        @Override
        public long size() {
            return file.size();
        }

        @Override
        public synchronized int read(ByteBuffer target, long position) {
            return file.read(target, position);
        }

        @Override
        public synchronized int write(ByteBuffer source, long position) {
            byte[] bytes = new byte[source.remaining()];
            source.get(bytes);
            file.change(PowerLossDisk.write((int) position, bytes));
            return bytes.length;
        }

        @Override
        protected void implTruncate(long size) {
            file.change(PowerLossDisk.truncate((int) size));
        }

        @Override
        public void force(boolean metaData) {
            file.force();
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) {
            return new FileLock(this, position, size, shared) {
                @Override
                public boolean isValid() {
                    return true;
                }

                @Override
                public void release() {}
            };
        }

        @Override
        protected void implCloseChannel() {}
    }
}
