package org.lockward.samples.bench;

import redis.clients.jedis.Connection;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Redis's own load generator on both servers: every request takes a lock that nobody has, under a
/// name of its own, and all are granted. What a run took is given back before the next.
final class RedisBenchmark {

    private static final Pattern RATE = Pattern.compile("\n\"[^\"]*\",\"([0-9.]+)\"");
    private static final String NAME = "bench:__rand_int__:__rand_int__";
    private static final Resp.Verb FLUSHALL = new Resp.Verb("FLUSHALL");

    private final Testbed bed;
    private final Path program;

    private RedisBenchmark(Testbed bed, Path program) {
        this.bed = bed;
        this.program = program;
    }

    private record Run(double perSecond, double cpuMicros) {}

    /// Both servers in each pass.
    private record Both(List<Run> lockd, List<Run> redis) {

        double ratio() {
            List<Double> ratios = new ArrayList<>();
            for (int pass = 0; pass < lockd.size(); pass++) {
                ratios.add(lockd.get(pass).perSecond() / redis.get(pass).perSecond());
            }
            return Median.of(ratios);
        }
    }

    static Section run(Testbed bed) throws Exception {
        Optional<Path> program = Programs.find("redis-benchmark");
        String work = "redis-benchmark --tls -c 32, LOCK against SET k v NX PX";
        if (program.isEmpty() || bed.redisServer().isEmpty()) {
            String missing = "redis-benchmark or redis-server is missing on this machine";
            return new Section(
                    missing + "\n",
                    List.of(
                            Finding.missing(work, "at least 1.1 × Redis", missing),
                            Finding.missing(work + ", -P 16", "at least 1.15 × Redis", missing)));
        }
        RedisBenchmark benchmark = new RedisBenchmark(bed, program.get());
        int requests = bed.options().quick() ? 50_000 : 150_000;
        Both single = benchmark.both(requests, 1);
        Both pipelined = benchmark.both(requests * 4, 16);
        Table table = new Table("options", "server", "requests/s", "× Redis", "server CPU µs each");
        rows(table, "-c 32 -n " + requests, single);
        rows(table, "-c 32 -P 16 -n " + requests * 4, pipelined);
        return new Section(
                table.text()
                        + "\nlockd: LOCK "
                        + NAME
                        + " NOWAIT; Redis: SET "
                        + NAME
                        + " v NX PX 30000; random digits, so that each request is a"
                        + " grant.\n",
                List.of(
                        Finding.atLeast(work, "at least 1.1 × Redis", 1.1, single.ratio()),
                        Finding.atLeast(
                                work + ", -P 16",
                                "at least 1.15 × Redis",
                                1.15,
                                pipelined.ratio())));
    }

    private static void rows(Table table, String options, Both both) {
        String ratio = Finding.figure(both.ratio());
        table.row(options, "lockd", rate(both.lockd()), ratio, cpu(both.lockd()));
        table.row(options, "Redis", rate(both.redis()), "1.00", cpu(both.redis()));
    }

    private static String rate(List<Run> runs) {
        return Finding.figure(Median.of(runs, Run::perSecond));
    }

    private static String cpu(List<Run> runs) {
        return Finding.figure(Median.of(runs, Run::cpuMicros));
    }

    private Both both(int requests, int pipeline) throws Exception {
        Both both = new Both(new ArrayList<>(), new ArrayList<>());
        for (int pass = 0; pass <= bed.options().passes(); pass++) {
            Run lockd = lockd(requests, pipeline);
            Run redis = redis(requests, pipeline);
            if (pass > 0) {
                both.lockd().add(lockd);
                both.redis().add(redis);
            }
        }
        return both;
    }

    private Run lockd(int requests, int pipeline) throws Exception {
        Run run = drive(bed.lockd(), requests, pipeline, List.of("LOCK", NAME, "NOWAIT"));
        try (Connection connection = Resp.connect(bed.lockd())) {
            while (!Resp.info(connection).contains("locks_held:0\r\n")) {
                Thread.sleep(20);
            }
        }
        return run;
    }

    private Run redis(int requests, int pipeline)
            throws IOException, InterruptedException, GeneralSecurityException {
        Server redis = bed.redisServer().orElseThrow();
        Run run = drive(redis, requests, pipeline, List.of("SET", NAME, "v", "NX", "PX", "30000"));
        try (Connection connection = Resp.connect(redis)) {
            Resp.call(connection, FLUSHALL);
        }
        return run;
    }

    private Run drive(Server server, int requests, int pipeline, List<String> request)
            throws IOException, InterruptedException {
        Credentials own = server.credentials();
        List<String> command = new ArrayList<>(List.of(program.toString(), "--tls"));
        command.addAll(List.of("--cert", own.chain().toString(), "--key", own.key().toString()));
        command.addAll(List.of("--cacert", own.authorities().toString()));
        command.addAll(List.of("--tls-ciphersuites", "TLS_AES_128_GCM_SHA256"));
        command.addAll(List.of("-h", "127.0.0.1", "-p", "" + server.port()));
        command.addAll(List.of("-c", "32", "-n", "" + requests, "-P", "" + pipeline));
        command.addAll(List.of("-r", "1000000000", "--csv"));
        command.addAll(request);
        long before = server.cpuNanos();
        String text = bed.programs().output("redis-benchmark", command);
        long cpu = server.cpuNanos() - before;
        Matcher rate = RATE.matcher(text);
        if (!rate.find()) {
            throw new IOException("redis-benchmark says: " + text.strip());
        }
        return new Run(Double.parseDouble(rate.group(1)), cpu / 1000.0 / requests);
    }
}
