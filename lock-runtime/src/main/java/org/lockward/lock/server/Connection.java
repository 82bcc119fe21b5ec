package org.lockward.lock.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslCloseCompletionEvent;

import org.jspecify.annotations.Nullable;
import org.lockward.lock.flom.FlomAnswer;
import org.lockward.lock.flom.FlomReader;
import org.lockward.lock.flom.FlomRequest;
import org.lockward.lock.flom.FlomWriter;
import org.lockward.lock.session.Peer;
import org.lockward.lock.session.Session;
import org.lockward.lock.tls.PeerVerdict;
import org.lockward.lock.tls.SecurityLevel;
import org.lockward.lock.wire.ErrorWord;
import org.lockward.lock.wire.ProtocolException;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.ReplyEncoder;
import org.lockward.lock.wire.Request;
import org.lockward.lock.wire.RequestDecoder;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// One peer that was let in: bytes to requests to its session, and replies back. For the table's
/// thread.
final class Connection extends ChannelInboundHandlerAdapter implements Peer {

    /// Replies that are made before they are sent.
    private static final int MAX_UNSENT = 256 * 1024;

    private final Daemon daemon;
    private final Channel channel;
    private final Optional<Identified> identified;
    private final Optional<String> node;
    private final Inbox inbox = new Inbox();
    private final Deadlines deadlines;
    private final Session session;

    private Optional<PeerVerdict.Refused> verdict = Optional.empty();
    private final Deque<FlomAnswer> answers = new ArrayDeque<>(1);
    private Optional<FlomConversation> flom = Optional.empty();
    private @Nullable ReplyEncoder replies;
    private long now;
    private boolean chosen;
    private boolean touched;
    private boolean over;

    Connection(Daemon daemon, Channel channel, Optional<Identified> identified) {
        this.daemon = daemon;
        this.channel = channel;
        this.identified = identified;
        this.node = proven();
        this.deadlines = new Deadlines(channel, this::tooSlow);
        this.session = daemon.table().sessions().open(this, TableLoop.now());
        daemon.table().add(this);
    }

    /// Whom we let in, and on what grounds; empty at level none.
    Optional<Identified> identified() {
        return identified;
    }

    /// Ends the session because its certificate does not hold any more.
    void drop(PeerVerdict.Refused why) {
        verdict = Optional.of(why);
        session.end(why.reason().word(), PeerLog.reply(why), TableLoop.now());
    }

    /// Handles what has come and sends what is to go; called by [TableLoop#settle].
    void work() {
        touched = false;
        try {
            if (!over) {
                now = TableLoop.now();
                boolean some = takesRequests() && inbox.size() > 0 && drain();
                deadlines.requests(some, !session.isBlocked() && inbox.size() > 0);
                limitBacklog();
                flom.flatMap(FlomConversation::over).ifPresent(why -> end("no-lock", why));
            }
        } catch (ProtocolException e) {
            end("protocol", String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            daemon.log().event("failure").with("peer", address()).with("detail", e).write();
            end("failure", "the daemon failed at this request");
        }
        flush();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (over) {
            ((ByteBuf) message).release();
            return;
        }
        session.heard(TableLoop.now());
        inbox.add((ByteBuf) message);
        touch();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        daemon.table().settle();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        boolean writable = channel.isWritable();
        deadlines.writable(writable);
        channel.config().setAutoRead(writable);
        if (writable) {
            touch();
            daemon.table().settle();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        over = true;
        int released = daemon.table().sessions().close(session, TableLoop.now());
        if (released > 0) {
            ended("disconnected", released);
        }
        daemon.table().remove(this);
        inbox.release();
        daemon.table().settle();
    }

    /// The peer has ended TLS: it is gone, whatever its socket does.
    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslCloseCompletionEvent) {
            var _ = channel.close();
        }
    }

    /// A reset, or bytes that are no TLS: there is nobody to talk to.
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        var _ = channel.close();
    }

    @Override
    public String address() {
        return address(channel);
    }

    @Override
    public Optional<String> node() {
        return node;
    }

    private Optional<String> proven() {
        Optional<String> user = LocalPeer.of(channel).map(peer -> peer.uid().toString());
        return user.isEmpty() && daemon.security().level() == SecurityLevel.MUTUAL
                ? identified.map(i -> i.identity().id())
                : user;
    }

    @Override
    public List<X509Certificate> certificates() {
        return identified.map(Identified::chain).orElse(List.of());
    }

    @Override
    public Optional<PeerVerdict.Refused> refusal(String claimedId) {
        return switch (daemon.security()) {
            case Security.None none -> Optional.empty();
            case Security.Certified certified ->
                    identified.flatMap(peer -> refusal(certified, peer, claimedId));
        };
    }

    @Override
    public boolean mayAdminister() {
        return LocalPeer.of(channel).isPresent()
                || node().filter(daemon.admins()::admits).isPresent();
    }

    @Override
    public boolean isOpen() {
        return !over && channel.isActive();
    }

    @Override
    public void send(Reply reply) {
        if (flom.isPresent()) {
            flom.get().reply(reply);
        } else {
            replies().append(reply, session.protocol());
        }
        touch();
    }

    @Override
    public void waits(int position) {
        flom.ifPresent(f -> f.waits(position));
    }

    @Override
    public void resume() {
        touch();
    }

    @Override
    public void end(String reason, int released, Reply last) {
        if (verdict.isPresent()) {
            daemon.log().dropped(address(), verdict.get(), released);
        } else if (!reason.equals("quit")) {
            ended(reason, released);
        }
        close(last);
    }

    @Override
    public void refuse(PeerVerdict.Refused refused, String claimedId) {
        daemon.log().refused(address(), refused, claimedId);
        close(PeerLog.reply(refused));
    }

    static String address(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress remote
                ? remote.getAddress().getHostAddress() + ":" + remote.getPort()
                : LocalPeer.of(channel).map(LocalPeer::address).orElse("-");
    }

    private static Optional<PeerVerdict.Refused> refusal(
            Security.Certified by, Identified peer, String claimedId) {
        return by.material().server().peers().checkClaim(peer.identity(), claimedId)
                        instanceof PeerVerdict.Refused refused
                ? Optional.of(refused)
                : Optional.empty();
    }

    private boolean take(Request request) {
        session.handle(request, now);
        if (replies != null && replies.length() > MAX_UNSENT) {
            flush();
        }
        return takesRequests();
    }

    private boolean drain() {
        if (!chosen) {
            chosen = true;
            if (daemon.spoken().isFlom(inbox.first())) {
                daemon.log().counts().flom();
                flom = Optional.of(daemon.spoken().flom(session, answers::add));
            }
        }
        return flom.isPresent()
                ? inbox.drain(FlomReader::request, this::takeFlom)
                : inbox.drain(daemon.table().reader()::next, this::take);
    }

    private boolean takeFlom(FlomRequest request) {
        flom.orElseThrow().take(request);
        return takesRequests();
    }

    private boolean takesRequests() {
        return !session.isBlocked() && channel.isWritable();
    }

    private void limitBacklog() {
        int most = flom.isPresent() ? FlomReader.MAX_REQUEST : RequestDecoder.MAX_REQUEST;
        if (session.isBlocked() && inbox.size() > most) {
            end("protocol", "more than " + most + " bytes of requests behind a LOCK that waits");
        }
    }

    private void tooSlow(String what) {
        end("slow", what);
        daemon.table().settle();
    }

    private void end(String reason, String message) {
        if (flom.isPresent() && !over) {
            daemon.log().refused(address(), "flom", message);
        }
        session.end(reason, new Reply.Failure(ErrorWord.ERR, message), TableLoop.now());
    }

    private void ended(String reason, int released) {
        daemon.log()
                .event("ended")
                .with("peer", address())
                .with("owner", session.owner().name())
                .with("reason", reason)
                .with("released", released)
                .write();
    }

    private void close(Reply last) {
        over = true;
        if (flom.isEmpty()) {
            replies().append(last, session.protocol());
        }
        flush();
        var _ = channel.close();
    }

    private ReplyEncoder replies() {
        ReplyEncoder made = replies;
        if (made == null) {
            made = daemon.table().encoders().take();
            replies = made;
        }
        return made;
    }

    private void touch() {
        if (!touched) {
            touched = true;
            daemon.table().touch(this);
        }
    }

    private void flush() {
        ReplyEncoder made = replies;
        if (made != null) {
            replies = null;
            ByteBuf out = channel.alloc().ioBuffer(made.length());
            out.writeBytes(made.array(), 0, made.length());
            daemon.table().encoders().giveBack(made);
            var _ = channel.writeAndFlush(out, channel.voidPromise());
        }
        // FLoM's clients look for one message in a TLS record.
        for (FlomAnswer a = answers.poll(); a != null; a = answers.poll()) {
            ByteBuf out = Unpooled.wrappedBuffer(FlomWriter.bytes(a));
            var _ = channel.writeAndFlush(out, channel.voidPromise());
        }
    }
}
