package org.lockward.samples.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.ssl.SslContext;

import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/// Full mutual handshakes, one after the other on each of a few connections, all by one thread.
final class Handshakes {

    private static final int AT_ONCE = 4;
    private static final String CLASSIC = "X25519";
    private static final String HYBRID = "X25519MLKEM768";
    private static final String JDK_ENGINE = "-Dio.netty.handler.ssl.noOpenSsl=true";

    private Handshakes() {}

    private record Run(double perSecond, double cpuMicros) {}

    private record Target(Server server, SslContext tls) {}

    static Section run(Testbed bed) throws Exception {
        try (Server jdk = bed.daemon().start("lockd-jdk", JDK_ENGINE);
                EventLoopGroup thread =
                        new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory())) {
            Map<String, Target> targets = targets(bed, jdk);
            Map<String, List<Run>> runs = new LinkedHashMap<>();
            targets.keySet().forEach(name -> runs.put(name, new ArrayList<>()));
            for (int pass = 0; pass <= bed.options().passes(); pass++) {
                for (Map.Entry<String, Target> target : targets.entrySet()) {
                    long millis = bed.options().windowMillis() * (pass == 0 ? 3 : 1);
                    Run run = drive(target.getValue(), thread, millis);
                    if (pass > 0) {
                        runs.getOrDefault(target.getKey(), List.of()).add(run);
                    }
                }
            }
            return section(runs);
        }
    }

    private static Map<String, Target> targets(Testbed bed, Server jdk) throws Exception {
        Certificate lockd = certificate(bed.daemon().own());
        Credentials client = bed.lockd().credentials();
        SslContext classic = TlsClients.context(client, lockd, CLASSIC);
        SslContext hybrid = TlsClients.context(client, lockd, HYBRID);
        Map<String, Target> targets = new LinkedHashMap<>();
        targets.put("lockd, BoringSSL", new Target(bed.lockd(), classic));
        targets.put("lockd, the JDK's engine", new Target(jdk, classic));
        targets.put("lockd, BoringSSL, " + HYBRID, new Target(bed.lockd(), hybrid));
        Optional<Server> redis = bed.redisServer();
        if (redis.isPresent()) {
            Certificate own = certificate(bed.redisOwn());
            SslContext tls = TlsClients.context(redis.get().credentials(), own, CLASSIC);
            targets.put("Redis", new Target(redis.get(), tls));
        }
        return targets;
    }

    private static Certificate certificate(Credentials of) throws Exception {
        return Credentials.certificates(of.chain()).iterator().next();
    }

    private static Run drive(Target target, EventLoopGroup thread, long millis) throws Exception {
        Bootstrap bootstrap = new Bootstrap().group(thread).channel(EpollSocketChannel.class);
        TlsClients clients = new TlsClients(target.server(), bootstrap, target.tls());
        Endless endless = new Endless(clients);
        endless.start();
        Thread.sleep(millis / 3);
        long cpu = target.server().cpuNanos();
        long count = endless.done.get();
        long start = System.nanoTime();
        Thread.sleep(millis);
        count = endless.done.get() - count;
        double seconds = (System.nanoTime() - start) / 1e9;
        cpu = target.server().cpuNanos() - cpu;
        endless.stop();
        if (count == 0) {
            throw new IllegalStateException("no handshake with " + target.server().version());
        }
        return new Run(count / seconds, cpu / 1000.0 / count);
    }

    /// A few clients; when one is done, another begins.
    private static final class Endless implements TlsClients.Fate {

        private final TlsClients clients;
        private final AtomicLong done = new AtomicLong();
        private final List<Throwable> failures = new CopyOnWriteArrayList<>();
        private final CountDownLatch ended = new CountDownLatch(AT_ONCE);
        private volatile boolean over;

        Endless(TlsClients clients) {
            this.clients = clients;
        }

        void start() {
            for (int i = 0; i < AT_ONCE; i++) {
                next();
            }
        }

        private void next() {
            if (over) {
                ended.countDown();
            } else {
                clients.connect(this);
            }
        }

        @Override
        public void answered(ChannelHandlerContext ctx) {
            done.incrementAndGet();
            ctx.close().addListener(closed -> next());
        }

        @Override
        public void failed(Throwable cause) {
            failures.add(cause);
            over = true;
            ended.countDown();
        }

        void stop() throws InterruptedException {
            over = true;
            ended.await();
            if (!failures.isEmpty()) {
                throw new IllegalStateException("a handshake failed", failures.getFirst());
            }
        }
    }

    private static Section section(Map<String, List<Run>> runs) {
        Table table = new Table("server", "handshakes/s", "server CPU µs each");
        runs.forEach((name, of) ->
                table.row(
                        name,
                        Finding.figure(Median.of(of, Run::perSecond)),
                        Finding.figure(Median.of(of, Run::cpuMicros))));
        List<Run> boring = runs.getOrDefault("lockd, BoringSSL", List.of());
        List<Run> jdk = runs.getOrDefault("lockd, the JDK's engine", List.of());
        List<Double> ratios = new ArrayList<>();
        for (int pass = 0; pass < boring.size(); pass++) {
            ratios.add(boring.get(pass).perSecond() / jdk.get(pass).perSecond());
        }
        String work = "full mutual handshakes a second, one client core";
        double cpu = Median.of(boring, Run::cpuMicros) / 1000;
        return new Section(
                table.text()
                        + "\n"
                        + AT_ONCE
                        + " connections at once by one client thread with BoringSSL; each one is"
                        + " used once: TCP, TLS 1.3, PING, close. Key exchange "
                        + CLASSIC
                        + " where nothing is said.\n",
                List.of(
                        Finding.atLeast(
                                work, "at least 900", 900, Median.of(boring, Run::perSecond)),
                        Finding.atLeast(work, "at least 3 × the JDK engine", 3, Median.of(ratios)),
                        Finding.atMost(
                                "server CPU of a full mutual handshake, ms",
                                "at most 0.45",
                                0.45,
                                cpu)));
    }
}
