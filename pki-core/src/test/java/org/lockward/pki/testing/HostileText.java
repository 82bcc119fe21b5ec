package org.lockward.pki.testing;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Files of one kind whose text is broken, whatever the bytes inside would mean.
final class HostileText {

    private final Sample sample;
    private final String begin;
    private final String end;
    private final List<HostileFile> files = new ArrayList<>();

    private HostileText(Sample sample) {
        this.sample = sample;
        begin = "-----BEGIN " + sample.label() + "-----\n";
        end = "-----END " + sample.label() + "-----\n";
    }

    static List<HostileFile> of(Sample sample) {
        HostileText text = new HostileText(sample);
        text.nothing();
        text.encodings();
        text.binary();
        text.boundaries();
        text.base64();
        text.labels();
        text.cuts();
        text.sizes();
        return text.files;
    }

    private void add(String name, String content, String says) {
        files.add(HostileFile.named(name, sample.kind()).text(content).says(says));
    }

    private void add(String name, byte[] content, String says) {
        files.add(HostileFile.named(name, sample.kind()).bytes(content).says(says));
    }

    private void nothing() {
        add("empty", "", "empty");
        add("one newline", "\n", "no \"-----BEGIN");
        add("blank lines", " \n\t\n \r\n", "line 3");
        add("prose", "see the ticket\nfor the file\n", "line 2: no \"-----BEGIN");
    }

    private void encodings() {
        add("utf-8 byte order mark", "\u00ef\u00bb\u00bf" + sample.pem(), "byte order mark");
        add("utf-16 little endian with mark", marked(StandardCharsets.UTF_16LE), "line 1");
        add("utf-16 big endian with mark", marked(StandardCharsets.UTF_16BE), "line 1");
        add("utf-16 little endian", coded(StandardCharsets.UTF_16LE), "UTF-16");
        add("utf-16 big endian", coded(StandardCharsets.UTF_16BE), "UTF-16");
        add("utf-32 little endian", coded(Charset.forName("UTF-32LE")), "UTF-32");
        add("ebcdic", coded(Charset.forName("IBM1047")), "line");
    }

    private byte[] coded(Charset charset) {
        return sample.pem().getBytes(charset);
    }

    private byte[] marked(Charset charset) {
        return ("\ufeff" + sample.pem()).getBytes(charset);
    }

    private void binary() {
        add("der where pem is expected", sample.der(), "line 1");
        add("gzip", "\u001f\u008b\u0008\u0000\u0000\u0000" + sample.pem(), "line 1");
        add("nul before the text", "\u0000" + sample.pem(), "line 1");
        add("nul in the base64", begin + "MI\u0000IB\n" + end, "line 2");
        add("nul behind the block", sample.pem() + "\u0000\n", "is binary: 0");
        add("escape before the block", "\u001b[2J\n" + sample.pem(), "line 1");
        add("vertical tab in the base64", begin + "MI\u000bIB\n" + end, "line 2");
    }

    private void boundaries() {
        String body = sample.body();
        add("no begin", body + end, "without BEGIN");
        add("no end", begin + body, "ends inside the block begun at line 1");
        add("only begin", begin, "line 1");
        add("only end", end, "line 1: END");
        add("begin and end only", begin + end, "line 2: the block is empty");
        add("end before begin", end + body + begin, "line 1: END");
        add("begin twice", begin + begin + body + end, "line 2: BEGIN inside");
        add("end twice", sample.pem() + end, "without BEGIN");
        add("end of another label", begin + body + "-----END PKCS7-----\n", "ends BEGIN");
        add("end of no label", begin + body + "-----END-----\n", "is no boundary line");
        add("four dashes", begin.substring(1) + body + end, "line 1: \"-----\" in");
        add("six dashes", "-" + sample.pem(), "line 1");
        add("text behind begin", begin.strip() + "x\n" + body + end, "line 1");
        add("text behind end", begin + body + end.strip() + "x\n", "is no boundary line");
        add("space before begin", " " + sample.pem(), "line 1");
        add("lower case label", sample.pem().toLowerCase(java.util.Locale.ROOT), "line 1");
        add("all in one line", sample.pem().replace("\n", ""), "line 1");
        add("a header", begin + "Proc-Type: 4,ENCRYPTED\n\n" + body + end, "line 2: a header");
        add("a right-to-left mark in the label", "-----BEGIN \u00e2\u0080\u008f-----\n", "line 1");
    }

    private void base64() {
        String body = sample.body();
        String rest = body.substring(64);
        add("a star in line 2", begin + "*" + body.substring(1) + end, "line 2");
        add("a no-break space in line 3", begin + "MIIB\n\u00a0\n" + body + end, "line 3");
        add("url-safe letters in line 2", begin + "-_" + body.substring(2) + end, "line 2");
        add("a space inside line 2", begin + "MI IB" + rest + end, "line 2");
        add("padding in line 2", begin + "MA==\n" + body + end, "line 3");
        add("one letter missing", begin + body.substring(1) + end, "line");
        add("one letter only", begin + "M\n" + end, "line");
        add("too much padding", begin + "MAA==\n" + end, "line");
        add("bits behind the data", begin + "MAB=\n" + end, "line");
        add("no padding", begin + "MAA\n" + end, "line");
        add("json", begin + "{\"key\": \"value\"}\n" + end, "line 2");
        add("a comment in the block", begin + "# mine\n" + body + end, "line 2");
    }

    private void labels() {
        for (String label :
                List.of(
                        "TRUSTED CERTIFICATE",
                        "PKCS7",
                        "PUBLIC KEY",
                        "RSA PRIVATE KEY",
                        "EC PRIVATE KEY",
                        "OPENSSH PRIVATE KEY",
                        "NEW CERTIFICATE",
                        "EC PARAMETERS")) {
            String pem = sample.pem().replace(sample.label(), label);
            add("labelled " + label, pem, "line 1 is \"" + label + "\"");
        }
        for (Sample other : Sample.all()) {
            if (!acceptable(other)) {
                add("holding a " + other, other.pem(), "line 1 is");
            }
        }
    }

    private boolean acceptable(Sample other) {
        return other.label().equals(sample.label())
                || (sample.label().endsWith("PRIVATE KEY")
                        && other.label().endsWith("PRIVATE KEY"));
    }

    private void cuts() {
        String pem = sample.pem();
        int length = pem.length();
        for (int at : List.of(1, 5, 12, begin.length(), begin.length() + 30, length / 2)) {
            add("cut at byte " + at, pem.substring(0, at), "line");
        }
        for (int left : List.of(end.length() + 1, end.length(), 20, 3, 2)) {
            add("cut " + left + " bytes before its end", pem.substring(0, length - left), "line");
        }
    }

    private void sizes() {
        files.add(
                HostileFile.named("60 MB without end", sample.kind())
                        .text(begin)
                        .andLines("A".repeat(64), 60_000_000 / 65)
                        .says("is longer than"));
        files.add(
                HostileFile.named("a line of 2 MB", sample.kind())
                        .text(begin + "A".repeat(2_000_000))
                        .says("is longer than"));
        files.add(
                HostileFile.named("12,000 bytes of begin lines", sample.kind())
                        .andLines(begin.strip(), 12_000 / begin.length())
                        .says("line 2: BEGIN inside"));
    }
}
