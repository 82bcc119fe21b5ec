package org.lockward.lock.agent;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;
import org.lockward.lock.server.EventLog;
import org.lockward.lock.tls.ClientTls;
import org.lockward.lock.tls.LiveMaterial;
import org.lockward.lock.tls.ServerTls;
import org.lockward.lock.unix.SocketGuard;
import org.lockward.lock.unix.Uid;
import org.lockward.lock.unix.UnixSocket;
import org.lockward.lock.wire.ErrorWord;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A running agent: local processes connect to its UNIX socket and talk to the daemon as this node,
/// without certificates or handshakes of their own. For all threads.
///
/// Only the agent's own user and root get in: whoever does is this node to the daemon.
public final class Agent implements AutoCloseable, LiveMaterial.Listener {

    private static final int BACKLOG = 1_024;

    private final AgentConfig config;
    private final Upstreams upstreams;
    private final SocketGuard guard;
    private final ServerSocketChannel listener;
    private final Uid own = Uid.own();
    private final Set<Passage> passages = ConcurrentHashMap.newKeySet();

    private Agent(AgentConfig config, SocketGuard guard, ServerSocketChannel listener) {
        this.config = config;
        this.guard = guard;
        this.listener = listener;
        this.upstreams = new Upstreams(config, tls(config.material().server()));
    }

    /// Listens; the daemon need not be there yet.
    ///
    /// @throws LockException.Unavailable if the socket cannot be used
    public static Agent start(AgentConfig config) {
        SocketGuard guard = SocketGuard.take(config.socket());
        try {
            ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            Agent agent = new Agent(config, guard, listener);
            guard.bind(agent::bind);
            config.material().follow(agent);
            agent.upstreams.prepare();
            Thread.ofPlatform().daemon().name("agent").start(agent::accept);
            return agent;
        } catch (IOException e) {
            guard.close();
            throw unusable(e);
        } catch (LockException e) {
            guard.close();
            throw e;
        }
    }

    private void bind(Path path) {
        try {
            listener.bind(UnixDomainSocketAddress.of(path), BACKLOG);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static LockException unusable(IOException cause) {
        return new LockException.Unavailable(
                new Problem(
                        "the agent cannot listen: " + cause.getMessage(),
                        "",
                        "give another path with --socket"),
                cause);
    }

    private ClientTls tls(ServerTls material) {
        return ClientTls.of(material.material(), config.policy(), Clock.systemUTC());
    }

    private void accept() {
        while (listener.isOpen()) {
            try {
                UnixSocket local = UnixSocket.of(listener.accept());
                Thread.ofVirtual().name("passage").start(() -> serve(local));
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                event("accept", e);
                pause();
            }
        }
    }

    /// Out of descriptors, mostly: those who are in go out meanwhile.
    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(UnixSocket local) {
        try (Passage passage = new Passage(local)) {
            passages.add(passage);
            try {
                admit(local, passage);
            } finally {
                passages.remove(passage);
            }
        } catch (IOException e) {
            // The local process was killed, or its connection reset: it is gone, and so is ours.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            event("failure", e);
        }
    }

    private void admit(UnixSocket local, Passage passage) throws IOException, InterruptedException {
        Uid peer = local.peer();
        if (!own.trusts(peer)) {
            String detail = "the peer is " + peer + ", the agent serves " + own + " and root";
            config.log().event("refused").with("reason", "uid").with("detail", detail).write();
            local.getOutputStream()
                    .write(new LastError(ErrorWord.DENIED, "uid: " + detail).bytes());
        } else if (passages.size() > AgentConfig.MOST_PASSAGES) {
            String detail = "the agent takes " + AgentConfig.MOST_PASSAGES + " connections";
            config.log().event("refused").with("reason", "limit").with("detail", detail).write();
            local.getOutputStream().write(new LastError(ErrorWord.QUOTA, detail).bytes());
        } else {
            passage.carry(upstreams);
        }
    }

    @Override
    public void changed(ServerTls now) {
        upstreams.use(tls(now));
        config.log()
                .event("reloaded")
                .with("id", now.material().self().id())
                .with("serial", now.material().self().serial())
                .write();
        for (Passage passage : passages) {
            Thread.ofVirtual()
                    .name("recheck")
                    .start(() ->
                            passage.judge(
                                    chain -> now.peers().checkDaemon(chain, config.expected())));
        }
    }

    @Override
    public void kept(LockException why) {
        EventLog.Line line = config.log().event("kept").with("detail", why.problem().what());
        line.with("why", why.problem().why()).write();
    }

    @Override
    public void forgetful(LockException why) {
        EventLog.Line line = config.log().event("warning").with("detail", why.problem().what());
        line.with("why", why.problem().why()).write();
    }

    private void event(String name, Exception failure) {
        config.log().event(name).with("detail", failure).write();
    }

    /// Ends all connections, and with them the sessions of the local processes.
    @Override
    public void close() {
        guard.close();
        try {
            listener.close();
        } catch (IOException e) {
            event("failure", e);
        }
        upstreams.close();
        passages.forEach(passage ->
                passage.end(new LockException.Unavailable(Problem.of("the agent has stopped"))));
        passages.forEach(this::close);
    }

    private void close(Passage passage) {
        try {
            passage.close();
        } catch (IOException e) {
            event("failure", e);
        }
    }
}
