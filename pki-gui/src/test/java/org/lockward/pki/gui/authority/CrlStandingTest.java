package org.lockward.pki.gui.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockward.pki.authority.CaDescription;
import org.lockward.pki.gui.testing.SampleFleet;
import org.lockward.pki.gui.testing.SetClock;

import java.nio.file.Path;
import java.util.Optional;

class CrlStandingTest {

    @TempDir private Path directory;

    private final SetClock clock = new SetClock();

    @Test
    void a_revocation_that_it_does_not_show_is_worse_than_age() {
        CaDescription ca = described(true);
        assertEquals(CrlStanding.PENDING, CrlStanding.of(ca, true, clock.instant()));
    }

    @Test
    void no_crl_at_all_is_as_bad_as_an_outdated_one() {
        CaDescription ca = described(false);
        CaDescription without =
                new CaDescription(
                        ca.fleet(),
                        ca.generation(),
                        ca.certificate(),
                        ca.keyEncrypted(),
                        Optional.empty(),
                        false);
        assertEquals(CrlStanding.OUTDATED, CrlStanding.of(without, false, clock.instant()));
    }

    @ParameterizedTest
    @EnumSource
    void each_has_a_word_and_a_meaning(CrlStanding standing) {
        assertFalse(standing.word().isEmpty());
        assertFalse(standing.meaning().isEmpty());
    }

    private CaDescription described(boolean pending) {
        CaDescription ca = SampleFleet.plain(directory.resolve("pki"), clock).authority().ca();
        return new CaDescription(
                ca.fleet(),
                ca.generation(),
                ca.certificate(),
                ca.keyEncrypted(),
                ca.crl(),
                pending);
    }
}
