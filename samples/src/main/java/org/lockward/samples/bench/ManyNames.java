package org.lockward.samples.bench;

import redis.clients.jedis.Connection;

import java.util.List;

/// What a name costs that is held: one session takes very many.
final class ManyNames {

    private static final int NAMES = 100_000;
    private static final int BATCH = 1_000;
    private static final int MAX_BYTES = 200;

    private ManyNames() {}

    static Section run(Testbed bed) throws Exception {
        try (Server server = bed.daemon().start("lockd-names", "");
                Connection connection = Resp.connect(server)) {
            Jcmd jcmd = new Jcmd(bed.programs(), server);
            try (Connection before = Resp.connect(server)) {
                take(before, "warm", BATCH);
            }
            long empty = jcmd.liveHeapBytes();
            take(connection, "name", NAMES);
            double each = (jcmd.liveHeapBytes() - empty) / (double) NAMES;
            String work = "100,000 names held by one session, bytes each";
            return new Section(
                    new Table("names", "live bytes each").row(NAMES, Finding.figure(each)).text(),
                    List.of(Finding.atMost(work, "under 200", MAX_BYTES, each)));
        }
    }

    private static void take(Connection connection, String prefix, int names) {
        for (int first = 0; first < names; first += BATCH) {
            for (int i = first; i < first + BATCH; i++) {
                connection.sendCommand(LockdCycle.LOCK, Resp.bytes(prefix + ":" + i));
            }
            for (Object reply : connection.getMany(BATCH)) {
                if (!(reply instanceof List<?>)) {
                    throw Resp.unexpected(reply);
                }
            }
        }
    }
}
