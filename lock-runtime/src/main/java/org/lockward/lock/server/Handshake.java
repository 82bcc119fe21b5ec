package org.lockward.lock.server;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;

import org.lockward.lock.tls.HandshakeFailure;
import org.lockward.lock.tls.PeerCheck;
import org.lockward.lock.tls.PeerVerdict;
import org.lockward.lock.tls.SecurityLevel;
import org.lockward.lock.tls.ServerTls;
import org.lockward.lock.wire.ErrorWord;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.ReplyEncoder;

import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.SSLSession;

/// Between the TLS handshake and the first request: judges the peer on the handshake's thread, then
/// takes the channel over to the table's thread, which so never sees a handshake.
final class Handshake extends ChannelInboundHandlerAdapter {

    private static final String NONE = "-";

    private final Daemon daemon;
    private final ServerTls tls;
    private final InetAddress address;
    private final List<Object> early = new ArrayList<>();
    private boolean over;

    Handshake(Daemon daemon, ServerTls tls, InetAddress address) {
        this.daemon = daemon;
        this.tls = tls;
        this.address = address;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        // BoringSSL's handler can tell of one failed handshake twice.
        if (event instanceof SslHandshakeCompletionEvent completion && !over) {
            end();
            if (completion.isSuccess()) {
                judge(ctx);
            } else {
                PeerVerdict.Refused why = HandshakeFailure.explain(completion.cause());
                daemon.log().refused(Connection.address(ctx.channel()), why, NONE);
            }
        }
    }

    /// Bytes that came together with the end of the handshake.
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        early.add(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        // Nobody behind us reads yet.
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        end();
        early.forEach(ReferenceCountUtil::release);
        early.clear();
    }

    /// The failure was logged when the handshake ended; TLS has sent its alert and closes.
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        var _ = ctx.close();
    }

    private void end() {
        if (!over) {
            over = true;
            daemon.admission().endHandshake(address);
        }
    }

    private void judge(ChannelHandlerContext ctx) {
        ctx.channel().config().setAutoRead(false);
        SSLSession session = ctx.pipeline().get(SslHandler.class).engine().getSession();
        List<X509Certificate> chain = PeerCheck.certificates(session);
        switch (tls.peers().check(chain)) {
            case PeerVerdict.Refused refused -> refuse(ctx, refused);
            case PeerVerdict.Accepted accepted -> accept(ctx, accepted, chain);
        }
    }

    private void refuse(ChannelHandlerContext ctx, PeerVerdict.Refused refused) {
        daemon.log().refused(Connection.address(ctx.channel()), refused, NONE);
        close(ctx, PeerLog.reply(refused));
    }

    private void accept(
            ChannelHandlerContext ctx, PeerVerdict.Accepted accepted, List<X509Certificate> chain) {
        String peer = Connection.address(ctx.channel());
        String id = accepted.peer().id();
        for (String warning : accepted.warnings()) {
            daemon.log()
                    .event("warning")
                    .with("peer", peer)
                    .with("certificate_id", id)
                    .with("detail", warning)
                    .write();
        }
        if (daemon.security().level() == SecurityLevel.MUTUAL) {
            Optional<String> limit = daemon.admission().enterNode(id);
            if (limit.isPresent()) {
                daemon.log().overLimit(peer, limit.get());
                close(ctx, new Reply.Failure(ErrorWord.QUOTA, limit.get()));
                return;
            }
            ctx.channel().closeFuture().addListener(c -> daemon.admission().leaveNode(id));
        }
        daemon.log().counts().handshake();
        move(ctx, new Identified(accepted.peer(), tls.peers().shared(chain)));
    }

    private void move(ChannelHandlerContext ctx, Identified peer) {
        Channel channel = ctx.channel();
        channel.deregister()
                .addListener(left ->
                        daemon.table()
                                .register(channel)
                                .addListener(arrived -> {
                                    if (arrived.isSuccess()) {
                                        open(ctx, peer);
                                    } else {
                                        channel.unsafe().closeForcibly();
                                    }
                                }));
    }

    /// On the table's thread: a session begins, unless our material changed on the way here and
    /// refuses the peer now. Any later change finds the session in the table's list.
    private void open(ChannelHandlerContext ctx, Identified peer) {
        if (!ctx.channel().isActive()) {
            return;
        }
        if (daemon.security() instanceof Security.Certified certified
                && certified.material().server() != tls
                && certified.material().server().peers().check(peer.chain())
                        instanceof PeerVerdict.Refused refused) {
            refuse(ctx, refused);
            return;
        }
        ctx.pipeline().addLast(new Connection(daemon, ctx.channel(), Optional.of(peer)));
        early.forEach(ctx::fireChannelRead);
        early.clear();
        ctx.fireChannelReadComplete();
        ctx.pipeline().remove(this);
        ctx.channel().config().setAutoRead(true);
    }

    private static void close(ChannelHandlerContext ctx, Reply.Failure last) {
        ReplyEncoder encoder = new ReplyEncoder();
        encoder.append(last, 2);
        var _ = ctx.writeAndFlush(Unpooled.copiedBuffer(encoder.array(), 0, encoder.length()));
        var _ = ctx.channel().close();
    }
}
