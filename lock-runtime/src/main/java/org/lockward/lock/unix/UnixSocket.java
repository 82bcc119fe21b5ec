package org.lockward.lock.unix;

import jdk.net.ExtendedSocketOptions;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketImpl;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/// A connected UNIX socket with the streams of a [Socket], which the JDK does not offer. One thread
/// may read while another writes.
public final class UnixSocket extends Socket {

    private final SocketChannel channel;

    private UnixSocket(SocketChannel channel) throws IOException {
        // No socket of the JDK's own: all that is called here is overridden.
        super((SocketImpl) null);
        this.channel = channel;
    }

    /// Connects to a socket of ours or of root.
    ///
    /// @throws IOException if nobody listens there
    public static UnixSocket connect(SocketPath to) throws IOException {
        to.check();
        return new UnixSocket(SocketChannel.open(UnixDomainSocketAddress.of(to.path())));
    }

    /// One that was accepted.
    public static UnixSocket of(SocketChannel accepted) throws IOException {
        return new UnixSocket(accepted);
    }

    /// Whose process is at the other end, as the kernel says.
    public Uid peer() throws IOException {
        return PeerUid.of(channel.getOption(ExtendedSocketOptions.SO_PEERCRED));
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return Channels.newInputStream(channel);
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return Channels.newOutputStream(channel);
    }

    @Override
    public void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public boolean isConnected() {
        return channel.isConnected();
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
