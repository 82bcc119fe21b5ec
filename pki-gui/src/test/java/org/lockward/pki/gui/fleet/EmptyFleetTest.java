package org.lockward.pki.gui.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.control.Label;

import org.junit.jupiter.api.Test;
import org.lockward.pki.gui.bench.FleetHome;
import org.lockward.pki.gui.testing.ProgramTest;
import org.lockward.pki.gui.testing.SampleFleet;
import org.lockward.pki.gui.testing.SetClock;

import java.time.InstantSource;

/// The first screen without nodes, and with many; both for people to look at.
class EmptyFleetTest extends ProgramTest {

    @Test
    void a_fleet_without_nodes_says_what_to_do() {
        start(SampleFleet.plain(directory.resolve("pki"), new SetClock()));
        clicks.awaitShown("fleet-empty");
        assertEquals("0", clicks.node("fleet-count-valid", Label.class).getText());
        takePictures("fleet-empty");
    }

    @Test
    void pictures_of_a_fleet_and_of_a_node() {
        FleetHome.make(directory.resolve("pki"), 300);
        start(directory.resolve("pki"), InstantSource.system());
        clicks.awaitShown("fleet-timeline").awaitEnabled("fleet-card-expiring");
        takePictures("fleet");
        clicks.click("fleet-card-expiring").awaitShown("fleet-clear");
        clicks.click("fleet-choose-all");
        takePictures("fleet-selected");
    }
}
