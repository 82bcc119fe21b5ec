package org.lockward.pki.gui.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.lockward.pki.act.Act;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.name.Fleet;
import org.lockward.pki.problem.Problem;

import java.time.Duration;
import java.util.Optional;

class CreateModelTest {

    private final CreateModel model = new CreateModel();

    @Test
    void nothing_has_to_be_filled_in() {
        assertEquals(
                new Act.Init(Fleet.named("Fleet"), Act.Init.DEFAULT_KEY, Optional.empty(), false),
                model.act());
    }

    @Test
    void what_is_filled_in_is_asked_for() {
        model.name().set(" Harbour Cranes ");
        model.keyAlgorithm().set("ed25519");
        model.validity().set("20y");
        assertEquals(
                new Act.Init(
                        Fleet.named("Harbour Cranes"),
                        new KeyAlgorithm.Ed25519(),
                        Optional.of(Duration.ofDays(7300)),
                        false),
                model.act());
    }

    @Test
    void a_name_that_no_certificate_bears_is_told() {
        model.name().set("");
        assertEquals(
                Optional.of("\"\" is not a valid organization"),
                model.nameProblem().get().map(Problem::what));
    }

    @Test
    void a_length_of_time_that_is_none_is_told() {
        model.validity().set("soon");
        assertEquals(
                Optional.of("validity \"soon\" is not a length of time"),
                model.validityProblem().get().map(Problem::what));
    }
}
