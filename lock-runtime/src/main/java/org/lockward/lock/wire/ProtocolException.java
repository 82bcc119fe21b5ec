package org.lockward.lock.wire;

/// Bytes that are not the protocol: the connection cannot go on.
public final class ProtocolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// With the fact for the peer and the log: no byte of the peer's in it that was not made safe.
    public ProtocolException(String message) {
        super(message);
    }
}
