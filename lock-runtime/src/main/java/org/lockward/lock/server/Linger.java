package org.lockward.lock.server;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// First in every pipeline: closes a connection so that the last words reach the peer.
///
/// A socket that is closed while bytes of the peer lie unread is reset (RFC 2525, section 2.17),
/// and the reset wipes out what the peer has not read yet: an alert, an error with the reason. So
/// our side of the stream ends first, and what still comes is thrown away, for a second at most.
final class Linger extends ChannelDuplexHandler {

    private static final Duration LONGEST = Duration.ofSeconds(1);

    private boolean closing;

    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        if (!ctx.channel().isActive()) {
            var _ = ctx.close(promise);
            return;
        }
        if (closing) {
            ctx.channel().closeFuture().addListener(closed -> promise.trySuccess());
            return;
        }
        closing = true;
        ctx.channel().config().setAutoRead(true);
        ctx.writeAndFlush(Unpooled.EMPTY_BUFFER)
                .addListener(written -> endOutput((DuplexChannel) ctx.channel()));
        var _ =
                ctx.executor()
                        .schedule(
                                () -> {
                                    var _ = ctx.close(promise);
                                },
                                LONGEST.toMillis(),
                                TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (closing) {
            ReferenceCountUtil.release(message);
        } else {
            ctx.fireChannelRead(message);
        }
    }

    private static void endOutput(DuplexChannel channel) {
        if (channel.isActive()) {
            var _ = channel.shutdownOutput();
        }
    }
}
