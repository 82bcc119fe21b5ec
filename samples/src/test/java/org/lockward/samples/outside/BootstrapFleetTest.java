package org.lockward.samples.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// `samples/bootstrap-fleet.sh`.
class BootstrapFleetTest {

    private static final String NODES =
            """
            # the test's fleet
            11111111111111111111111111111111,db1.example,192.0.2.1

            22222222222222222222222222222222,,192.0.2.2
            """;

    @TempDir Path directory;
    private Path nodes;

    @BeforeEach
    void write_the_list() throws IOException {
        nodes = Files.writeString(directory.resolve("nodes.csv"), NODES);
    }

    @Test
    void every_node_of_the_list_gets_a_deployed_bundle() throws Exception {
        String table = bootstrap().run().expect(0).out();
        assertEquals(2, table.lines().filter(line -> line.matches("[12]{32}  active .*")).count());
        assertTrue(Files.exists(deployed("11111111111111111111111111111111")));
        assertTrue(Files.exists(deployed("22222222222222222222222222222222")));
    }

    @Test
    void a_second_run_keeps_every_certificate() throws Exception {
        bootstrap().run().expect(0);
        String before = Files.readString(deployed("11111111111111111111111111111111"));
        bootstrap().run().expect(0);
        String after = Files.readString(deployed("11111111111111111111111111111111"));
        assertEquals(before, after);
    }

    @Test
    void a_bad_line_does_not_keep_the_others_from_theirs() throws Exception {
        Files.writeString(nodes, "../evil,x.example,\n" + NODES);
        Program.Ended ended = bootstrap().run().expect(7);
        assertTrue(ended.err().contains("\"../evil\" is not a unique ID"), ended.err());
        assertTrue(Files.exists(deployed("22222222222222222222222222222222")));
    }

    private Program bootstrap() {
        String fleet = directory.resolve("fleet").toString();
        return Program.of("samples/bootstrap-fleet.sh", directory, nodes.toString(), fleet);
    }

    private Path deployed(String id) {
        return directory.resolve("fleet").resolve(id).resolve("tls/live/cert.pem");
    }
}
