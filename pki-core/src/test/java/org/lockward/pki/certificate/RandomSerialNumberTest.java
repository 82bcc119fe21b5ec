package org.lockward.pki.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Serial numbers are drawn, 128 bits each, every bit as likely 0 as 1.
class RandomSerialNumberTest {

    private static final int DRAWN = 10_000;
    private static final int BITS = 128;

    /// Six standard deviations of a fair coin thrown 10,000 times: a fair source of 128 bits passes
    /// it all but once in four million runs.
    private static final int TOLERANCE = 300;

    private static final List<SerialNumber> SERIALS = draw(new SecureRandom());

    private static List<SerialNumber> draw(SecureRandom random) {
        return Stream.generate(() -> SerialNumber.random(random)).limit(DRAWN).toList();
    }

    @Test
    void ten_thousand_serial_numbers_are_all_different() {
        Set<SerialNumber> different = new HashSet<>(SERIALS);
        assertEquals(DRAWN, different.size());
    }

    @Test
    void each_bit_is_set_in_half_of_them() {
        for (int bit = 0; bit < BITS; bit++) {
            int position = bit;
            long set = SERIALS.stream().filter(s -> s.value().testBit(position)).count();
            assertTrue(Math.abs(set - DRAWN / 2) < TOLERANCE, () -> position + ": " + set);
        }
    }

    @Test
    void two_neighbours_have_half_of_their_bits_in_common() {
        long differing = 0;
        for (int i = 1; i < DRAWN; i++) {
            BigInteger before = SERIALS.get(i - 1).value();
            differing += before.xor(SERIALS.get(i).value()).bitCount();
        }
        double mean = (double) differing / (DRAWN - 1);
        assertEquals(BITS / 2.0, mean, 0.5);
    }

    @Test
    void each_is_positive_and_fits_into_twenty_octets() {
        for (SerialNumber serial : SERIALS) {
            assertEquals(1, serial.value().signum());
            assertTrue(serial.value().toByteArray().length <= 17, serial::hex);
        }
    }

    @Test
    void each_is_read_back_from_its_hex() {
        for (SerialNumber serial : SERIALS) {
            assertEquals(serial, SerialNumber.parse(serial.hex()));
        }
    }
}
