package org.lockward.lock.client;

import java.io.Closeable;
import java.io.InputStream;
import java.io.OutputStream;

/// A connected, checked way to a daemon and back.
///
/// @param socket what lies below: closing it ends reads and writes that are under way, at once
record Streams(InputStream in, OutputStream out, Closeable socket) {}
