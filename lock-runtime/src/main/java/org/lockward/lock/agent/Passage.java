package org.lockward.lock.agent;

import org.jspecify.annotations.Nullable;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;
import org.lockward.lock.tls.PeerVerdict;
import org.lockward.lock.unix.UnixSocket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// One local process on its way to the daemon and back, with a connection of its own: its locks are
/// in no session but its own. Bytes pass through as they are, no faster than they are read.
///
/// One thread carries them there, the upstream's carries them back.
final class Passage implements Upstream.Sink, AutoCloseable {

    private static final int BUFFER = 16 * 1024;

    /// How long the daemon may take to say its last words.
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final UnixSocket local;
    private final OutputStream back;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Optional<Upstream> upstream = Optional.empty();

    // Guarded by this: replies and the reason of an end have one stream.
    private boolean inReply;
    private boolean over;

    Passage(UnixSocket local) throws IOException {
        this.local = local;
        this.back = local.getOutputStream();
    }

    /// Returns when it is over, for whatever reason.
    void carry(Upstreams upstreams) throws IOException, InterruptedException {
        try {
            Upstream there = upstreams.takeFor(this);
            upstream = Optional.of(there);
            forth(there);
        } catch (LockException e) {
            end(e);
        }
        // The daemon's side ends on its own, with what it still has to say.
        if (!ended.await(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
            end(new LockException.Unavailable(Problem.of("the daemon does not end the session")));
        }
    }

    private void forth(Upstream there) throws IOException {
        byte[] bytes = new byte[BUFFER];
        InputStream in = local.getInputStream();
        int length = in.read(bytes);
        while (length > 0 && there.send(bytes, length)) {
            length = in.read(bytes);
        }
        if (length < 0) {
            there.endOutput();
        }
    }

    @Override
    public void take(byte[] bytes, int length) throws IOException {
        synchronized (this) {
            inReply = bytes[length - 1] != '\n';
        }
        back.write(bytes, 0, length);
    }

    @Override
    public void end(@Nullable LockException reason) {
        finish(Optional.ofNullable(reason).map(LastError::of));
    }

    /// Ends it if the daemon is judged otherwise now.
    void judge(Function<List<X509Certificate>, PeerVerdict> judge) {
        upstream.ifPresent(there -> {
            if (judge.apply(there.chain()) instanceof PeerVerdict.Refused refused) {
                finish(Optional.of(LastError.of(refused)));
                there.close();
            }
        });
    }

    private void finish(Optional<LastError> reason) {
        boolean speak;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            speak = !inReply;
        }
        try {
            if (reason.isPresent() && speak) {
                back.write(reason.get().bytes());
            }
            local.shutdownOutput();
        } catch (IOException e) {
            // The local process is gone: there is nobody to tell.
            return;
        } finally {
            ended.countDown();
        }
    }

    @Override
    public void close() throws IOException {
        upstream.ifPresent(Upstream::close);
        local.close();
    }
}
