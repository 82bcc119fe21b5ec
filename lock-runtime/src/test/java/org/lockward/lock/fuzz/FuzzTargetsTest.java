package org.lockward.lock.fuzz;

import org.junit.jupiter.api.Test;
import org.lockward.lock.server.ConnectionFuzz;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// The targets with all seeds, and with many changed ones: what `.ci/fuzz` does for longer, and
/// with an eye on which code is reached.
class FuzzTargetsTest {

    private static final int CHANGED = 1_500;

    private final Random random = new Random(seed());

    private static long seed() {
        long seed = Long.getLong("lockward.seed", System.nanoTime());
        System.out.println("fuzz targets: -Dlockward.seed=" + seed);
        return seed;
    }

    @Test
    void requests_are_read_the_same_in_pieces_and_when_written_again() {
        run(Seeds.requests(), RequestFuzz::fuzzerTestOneInput);
    }

    @Test
    void replies_are_read_the_same_when_written_again() {
        run(Seeds.replies(), ReplyFuzz::fuzzerTestOneInput);
    }

    @Test
    void messages_of_flom_are_read_the_same_in_pieces_and_when_written_again() {
        run(Seeds.flom(), FlomFuzz::fuzzerTestOneInput);
    }

    @Test
    void no_bytes_of_a_peer_fail_or_stay_or_harm_another() {
        List<byte[]> all = new ArrayList<>(Seeds.requests());
        all.addAll(Seeds.flom());
        run(all, ConnectionFuzz::fuzzerTestOneInput);
    }

    private void run(List<byte[]> seeds, Consumer<byte[]> target) {
        seeds.forEach(target);
        for (int i = 0; i < CHANGED; i++) {
            target.accept(changed(seeds));
        }
    }

    /// One to three seeds in a row, with up to four bytes changed.
    private byte[] changed(List<byte[]> seeds) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i <= random.nextInt(3); i++) {
            out.writeBytes(seeds.get(random.nextInt(seeds.size())));
        }
        byte[] bytes = out.toByteArray();
        for (int i = 0; i < random.nextInt(5); i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
