package org.lockward.samples.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The systems as they run for this benchmark, and what it was asked for. For one thread.
final class Testbed implements AutoCloseable {

    private final Path root;
    private final Options options;
    private final Programs programs;
    private final Fleet fleet;
    private final LockDaemon daemon;
    private final List<Server> servers = new ArrayList<>();
    private final Credentials redisOwn;
    private final Server lockd;
    private final Optional<Server> redis;
    private final Optional<Server> postgres;
    private final Optional<Server> etcd;

    Testbed(Path root, Options options, Path directory) throws IOException, InterruptedException {
        this.root = root;
        this.options = options;
        this.programs = new Programs(directory);
        this.fleet = new Fleet(directory.resolve("pki"));
        Credentials client = fleet.enroll("client");
        this.daemon = new LockDaemon(root, programs, fleet.enroll("lockd"), client);
        this.redisOwn = fleet.enroll("redis");
        try {
            lockd = keep(daemon.start());
            redis = new Redis(programs, redisOwn, client).start();
            redis.ifPresent(this::keep);
            postgres = new Postgres(programs, fleet.enroll("postgres"), client).start();
            postgres.ifPresent(this::keep);
            etcd = new Etcd(programs, fleet.enroll("etcd"), client).start();
            etcd.ifPresent(this::keep);
        } catch (IOException | InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private Server keep(Server server) {
        servers.add(server);
        return server;
    }

    Path root() {
        return root;
    }

    Options options() {
        return options;
    }

    Programs programs() {
        return programs;
    }

    Fleet fleet() {
        return fleet;
    }

    LockDaemon daemon() {
        return daemon;
    }

    Server lockd() {
        return lockd;
    }

    Optional<Server> redisServer() {
        return redis;
    }

    /// The certificate that Redis shows.
    Credentials redisOwn() {
        return redisOwn;
    }

    Contender locks() {
        return new Contender("lockd", Optional.of(lockd), LockdCycle::open);
    }

    Contender redis() {
        return new Contender("Redis", redis, RedisCycle::open);
    }

    Contender postgres() {
        return new Contender("PostgreSQL", postgres, PostgresCycle::open);
    }

    Contender etcd() {
        return new Contender("etcd", etcd, EtcdCycle::open);
    }

    /// What runs, and what does not because it is not installed.
    List<String> versions() {
        List<String> versions = new ArrayList<>();
        versions.add(lockd.version());
        versions.add(redis.map(Server::version).orElse("Redis: missing on this machine"));
        versions.add(postgres.map(Server::version).orElse("PostgreSQL: missing on this machine"));
        versions.add(etcd.map(Server::version).orElse("etcd: missing on this machine"));
        return versions;
    }

    @Override
    public void close() {
        servers.reversed().forEach(Server::close);
        fleet.close();
    }
}
