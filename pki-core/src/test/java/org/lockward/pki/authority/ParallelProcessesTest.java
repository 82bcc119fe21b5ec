package org.lockward.pki.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.pki.cli.Pki;
import org.lockward.pki.inventory.NodeQuery;
import org.lockward.pki.inventory.NodeRecord;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// Many processes at once run `pki issue-node` in one CA's directory: `-Dlockward.processes=50` for
/// as many as are promised.
class ParallelProcessesTest {

    private static final int PROCESSES = Integer.getInteger("lockward.processes", 10);

    @TempDir private Path directory;
    private Fixture fixture;

    @BeforeEach
    void init() {
        fixture = new Fixture(directory.resolve("pki"));
        fixture.init();
    }

    @Test
    void every_one_of_many_processes_issues_its_certificate() throws Exception {
        requireAll(issue());
    }

    @Test
    void many_processes_issue_while_one_that_stays_open_reads() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        Authority reader = fixture.open();
        Thread reading =
                Thread.ofPlatform()
                        .start(() -> {
                            while (!done.get()) {
                                reader.find(NodeQuery.ALL);
                            }
                        });
        try {
            requireAll(issue());
        } finally {
            done.set(true);
            reading.join();
        }
        assertEquals(PROCESSES, reader.find(NodeQuery.ALL).size());
    }

    /// Starts them all before it waits for any; gives what each printed.
    private List<String> issue() throws IOException, InterruptedException {
        List<Child> children = new ArrayList<>();
        String home = fixture.directory().home().toString();
        try {
            for (int number = 0; number < PROCESSES; number++) {
                children.add(
                        Child.start(
                                Pki.class,
                                "issue-node",
                                "node-" + number,
                                "--no-input",
                                "--home",
                                home));
            }
            List<String> printed = new ArrayList<>();
            for (Child child : children) {
                printed.add(child.rest());
                assertEquals(0, child.exit());
            }
            return printed;
        } finally {
            children.forEach(Child::close);
        }
    }

    private void requireAll(List<String> printed) {
        List<NodeRecord> rows =
                new HomeCheck(new Home(fixture.directory(), Context.of("test"))).all();
        assertEquals(PROCESSES, rows.size());
        for (NodeRecord row : rows) {
            int number = Integer.parseInt(row.id().value().substring("node-".length()));
            assertTrue(printed.get(number).contains(row.serial().hex()), printed.get(number));
        }
    }
}
