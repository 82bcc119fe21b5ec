package org.lockward.pki.testing;

import org.lockward.pki.pem.Pem;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/// Files of one kind whose PEM is faultless and whose content is not DER, or not of that kind.
final class HostileDer {

    private final Sample sample;
    private final List<HostileFile> files = new ArrayList<>();

    private HostileDer(Sample sample) {
        this.sample = sample;
    }

    static List<HostileFile> of(Sample sample) {
        HostileDer der = new HostileDer(sample);
        der.lengths();
        der.forms();
        der.cuts();
        der.others();
        der.nesting();
        return der.files;
    }

    private void add(String name, byte[] der, String says) {
        files.add(
                HostileFile.named(name, sample.kind())
                        .text(Pem.encode(sample.label(), der))
                        .says(says));
    }

    private void hex(String name, String der, String says) {
        add(name, HexFormat.of().parseHex(der), says);
    }

    private void lengths() {
        hex("declared length 2^31-16", "30847ffffff00201010000", "line 1: not DER at byte 1");
        hex("declared length 2^32-1", "3084ffffffff02010100", "not DER at byte 1");
        hex("declared length 2^63", "30888000000000000000020101", "not DER at byte 1");
        hex("length of 127 octets", "30ff0201010000000000", "not DER at byte 1");
        hex("declared length 2^24-1", "3083ffffff0201010000", "not DER at byte 0");
        hex("length in too long a form", "308103020101", "not DER at byte 1");
        hex("length with leading zero", "308200030201010000", "not DER at byte 1");
        hex("length one too long", "3004020101", "not DER at byte 0");
        hex("inner length beyond the outer", "3003020301", "not DER at byte 2");
        hex("only a tag", "30", "not DER at byte 1");
        hex("tag and half a length", "3082", "the data ends inside");
    }

    private void forms() {
        hex("indefinite length", "30800201010000", "indefinite length");
        hex("end of contents", "0000", "end-of-contents");
        hex("high tag number", "3f8101020101", "tag number");
        hex("high tag number without end", "3fffffffff", "tag number");
        add("a byte behind the end", join(sample.der(), new byte[1]), "1 bytes behind the end");
        add("twice in one block", join(sample.der(), sample.der()), "bytes behind the end");
        add("text behind the end", join(sample.der(), ascii("#!/bin/sh")), "behind the end");
    }

    private void cuts() {
        byte[] der = sample.der();
        for (int at : List.of(1, 2, 3, 4, 7, 20, der.length / 3, der.length / 2)) {
            add("der cut at byte " + at, Arrays.copyOf(der, at), "line 1: not DER at byte");
        }
        for (int left : List.of(1, 2, 33)) {
            byte[] cut = Arrays.copyOf(der, der.length - left);
            add("der cut " + left + " bytes before its end", cut, "line 1: not DER at byte");
        }
    }

    private void others() {
        hex("null", "0500", "line 1");
        hex("an integer", "020101", "line 1");
        hex("an empty sequence", "3000", "line 1");
        hex("an empty set", "3100", "line 1");
        hex("a sequence of nulls", "300605000500" + "0500", "line 1");
        hex("three empty sequences", "3006300030003000", "line 1");
        hex("an empty integer", "30020200", "line 1");
        hex("a boolean of two octets", "3004010201ff", "line 1");
        hex("an object identifier without end", "300406028080", "line 1");
        hex("a bit string with nine unused bits", "300503030900ff", "line 1");
        hex("a string that is no utf-8", "30040c02c328", "line 1");
        byte[] noise = new byte[600];
        new Random(7).nextBytes(noise);
        add("random bytes", noise, "line 1");
        add("the text of a web page", ascii("<!DOCTYPE html><html>"), "line 1");
        add("its own pem once more", sample.bytes(), "line 1");
    }

    private void nesting() {
        add("nested 34 deep", nested(34), "nested deeper than 32");
        add("nested 1,000 deep", nested(1_000), "nested deeper than 32");
        add("nested 1,000 deep, indefinite", indefinite(1_000), "indefinite length");
        String says = holdsMuch() ? "nested deeper than 32" : "is longer than";
        add("nested 100,000 deep", nested(100_000), says);
        String indefinite = holdsMuch() ? "indefinite length" : "is longer than";
        add("nested 100,000 deep, indefinite", indefinite(100_000), indefinite);
    }

    private boolean holdsMuch() {
        return sample.kind() == HostileFile.Kind.BUNDLE || sample.kind() == HostileFile.Kind.CRL;
    }

    /// Written from the inside to the outside, back to front.
    private static byte[] nested(int depth) {
        ByteArrayOutputStream reversed = new ByteArrayOutputStream();
        for (int i = 0; i < depth; i++) {
            int length = reversed.size();
            int octets = 0;
            for (int rest = length; length > 127 && rest > 0; rest >>>= 8) {
                reversed.write(rest);
                octets++;
            }
            reversed.write(octets == 0 ? length : 0x80 | octets);
            reversed.write(0x30);
        }
        return reverse(reversed.toByteArray());
    }

    private static byte[] reverse(byte[] bytes) {
        byte[] turned = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            turned[i] = bytes[bytes.length - 1 - i];
        }
        return turned;
    }

    private static byte[] indefinite(int depth) {
        byte[] der = new byte[4 * depth];
        for (int i = 0; i < depth; i++) {
            der[2 * i] = 0x30;
            der[2 * i + 1] = (byte) 0x80;
        }
        return der;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
