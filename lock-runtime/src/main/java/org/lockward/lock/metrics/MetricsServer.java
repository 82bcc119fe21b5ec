package org.lockward.lock.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// Answers `GET /metrics` in the text format of Prometheus, on a thread of its own: one request at
/// a time, so that scraping cannot take the machine. For all threads.
public final class MetricsServer implements AutoCloseable {

    private static final int BACKLOG = 16;
    private static final PrometheusTextFormatWriter WRITER = PrometheusTextFormatWriter.create();

    private final HttpServer http;
    private final Supplier<Reading> source;

    private MetricsServer(HttpServer http, Supplier<Reading> source) {
        this.http = http;
        this.source = source;
    }

    /// Listens from now on.
    ///
    /// @param plainNetwork whether an address that is not loopback is wanted: it is plain HTTP
    /// @throws LockException.InvalidInput if it is not, and the address is one
    /// @throws LockException.Unavailable if the address cannot be had
    public static MetricsServer start(
            InetSocketAddress address, boolean plainNetwork, Supplier<Reading> source) {
        if (address.isUnresolved() || !(plainNetwork || address.getAddress().isLoopbackAddress())) {
            throw new LockException.InvalidInput(
                    new Problem(
                            "metrics on " + address.getHostString(),
                            "they are plain HTTP, which anyone there could read",
                            "use 127.0.0.1, or insist with --allow-plain-network"));
        }
        try {
            HttpServer http = HttpServer.create(address, BACKLOG);
            MetricsServer server = new MetricsServer(http, source);
            Executor one =
                    Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
            http.setExecutor(one);
            http.createContext("/", server::answer);
            http.start();
            return server;
        } catch (IOException e) {
            throw new LockException.Unavailable(
                    new Problem(
                            "cannot serve metrics on " + address + ": " + e.getMessage(),
                            "another process has the port, or the address is not of this machine",
                            "see who has it: ss -ltnp"),
                    e);
        }
    }

    /// Where it listens, with the port that it got.
    public InetSocketAddress address() {
        return http.getAddress();
    }

    @Override
    public void close() {
        http.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals("/metrics")) {
                exchange.sendResponseHeaders(404, -1);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                exchange.sendResponseHeaders(405, -1);
            } else {
                write(exchange);
            }
        }
    }

    private void write(HttpExchange exchange) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream(16 * 1024);
        WRITER.write(text, Exposition.of(source.get()));
        exchange.getResponseHeaders().set("Content-Type", WRITER.getContentType());
        exchange.sendResponseHeaders(200, text.size());
        text.writeTo(exchange.getResponseBody());
    }
}
