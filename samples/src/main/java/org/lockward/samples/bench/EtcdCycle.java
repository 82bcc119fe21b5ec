package org.lockward.samples.bench;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Client;
import io.etcd.jetcd.Lock;
import io.grpc.netty.GrpcSslContexts;
import io.netty.handler.ssl.SslContext;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// etcd's own lock service with a lease, by jetcd. Who finds it taken waits in the server. For one
/// thread.
final class EtcdCycle implements Cycle {

    private static final long LEASE_SECONDS = 60;
    private static final long PATIENCE_SECONDS = 60;

    private final Client client;
    private final Lock locks;
    private final ByteSequence name;
    private final long lease;
    private ByteSequence key = ByteSequence.EMPTY;

    private EtcdCycle(Client client, String lock)
            throws InterruptedException, ExecutionException, TimeoutException {
        this.client = client;
        this.locks = client.getLockClient();
        this.name = ByteSequence.from(lock, StandardCharsets.UTF_8);
        this.lease =
                client.getLeaseClient()
                        .grant(LEASE_SECONDS)
                        .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .getID();
    }

    static Cycle open(Server server, String lock) throws Exception {
        Client client =
                Client.builder()
                        .endpoints("https://127.0.0.1:" + server.port())
                        .sslContext(context(server.credentials()))
                        .build();
        return new EtcdCycle(client, lock);
    }

    private static SslContext context(Credentials own) throws IOException {
        Path key = own.key();
        return GrpcSslContexts.forClient()
                .keyManager(own.chain().toFile(), key.toFile())
                .trustManager(own.authorities().toFile())
                .build();
    }

    @Override
    public void lock() throws InterruptedException, ExecutionException, TimeoutException {
        key = locks.lock(name, lease).get(PATIENCE_SECONDS, TimeUnit.SECONDS).getKey();
    }

    @Override
    public void unlock() throws InterruptedException, ExecutionException, TimeoutException {
        locks.unlock(key).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        client.close();
    }
}
