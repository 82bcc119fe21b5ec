package org.lockward.pki.pem;

import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads one PEM file line by line and names the line where it breaks.
final class PemReader {

    private static final Pattern EOL = Pattern.compile("\r\n|\n|\r");
    private static final Pattern BOUNDARY =
            Pattern.compile("-----(BEGIN|END) ([A-Z0-9]+(?:[ -][A-Z0-9]+)*)-----[ \t]*");

    private static final Pattern NOT_BASE64 = Pattern.compile("[^A-Za-z0-9+/=]|=(?=[^=])");

    /// Far longer than any label: a regular expression recurses over what it matches.
    private static final int MAX_BOUNDARY = 100;

    /// RFC 7468, section 7: "Parsers MAY treat "NEW CERTIFICATE REQUEST" as equivalent to
    /// "CERTIFICATE REQUEST"." It is what keytool writes.
    private static final String KEYTOOL_REQUEST = "NEW CERTIFICATE REQUEST";

    private final String source;
    private final List<PemBlock> blocks = new ArrayList<>();
    private final StringBuilder base64 = new StringBuilder();
    private String open = "";
    private int openLine;
    private int line;

    PemReader(String source) {
        this.source = source;
    }

    List<PemBlock> read(byte[] content) {
        requireText(content);
        // Latin-1 keeps each byte one character; only ASCII ones count inside a block.
        for (String text : lines(content, content.length)) {
            line++;
            next(text);
        }
        if (!open.isEmpty()) {
            throw broken(line, "the file ends inside the block begun at line " + openLine, "");
        }
        if (blocks.isEmpty()) {
            throw broken(line, "no \"-----BEGIN …-----\" line in this file", "");
        }
        return List.copyOf(blocks);
    }

    private void next(String text) {
        Matcher boundary = BOUNDARY.matcher(text);
        if (text.length() <= MAX_BOUNDARY && boundary.matches()) {
            if (boundary.group(1).equals("BEGIN")) {
                begin(boundary.group(2));
            } else {
                end(boundary.group(2));
            }
        } else if (text.contains("-----")) {
            // The text is not quoted: a private key may follow on the same line.
            throw broken(line, "\"-----\" in what is no boundary line", "");
        } else if (!open.isEmpty()) {
            if (text.contains(":")) {
                throw broken(
                        line,
                        "a header inside the block: encryption of RFC 1421 is not read",
                        "convert it: openssl pkcs8 -topk8 -v2 aes-256-cbc -in OLD -out NEW");
            }
            data(text.strip());
        }
    }

    /// Names the column, never the text: it may be a private key's.
    private void data(String text) {
        Matcher foreign = NOT_BASE64.matcher(text);
        if (foreign.find()) {
            String character = Printable.quote(foreign.group());
            throw broken(line, "not base64: " + character + " at " + (foreign.start() + 1), "");
        }
        if (!text.isEmpty() && !base64.isEmpty() && base64.charAt(base64.length() - 1) == '=') {
            throw broken(line, "base64 text goes on behind its padding", "");
        }
        base64.append(text);
    }

    private void begin(String label) {
        if (!open.isEmpty()) {
            throw broken(line, "BEGIN inside the block begun at line " + openLine, "");
        }
        open = label;
        openLine = line;
        base64.setLength(0);
    }

    private void end(String label) {
        if (!label.equals(open)) {
            throw broken(
                    line,
                    "END "
                            + Printable.quote(label)
                            + (open.isEmpty()
                                    ? " without BEGIN"
                                    : " ends BEGIN " + Printable.quote(open)),
                    "");
        }
        String modern = label.equals(KEYTOOL_REQUEST) ? Pem.CERTIFICATE_REQUEST : label;
        blocks.add(new PemBlock(modern, decode(), source, openLine));
        open = "";
    }

    private byte[] decode() {
        if (base64.isEmpty()) {
            throw broken(line, "the block is empty", "");
        }
        try {
            byte[] der = Base64.getDecoder().decode(base64.toString());
            if (Base64.getEncoder().encodeToString(der).contentEquals(base64)) {
                return der;
            }
            throw broken(line, "the base64 text does not end where its data ends", "");
        } catch (IllegalArgumentException e) {
            throw broken(line, "not base64: " + e.getMessage(), "");
        }
    }

    private void requireText(byte[] content) {
        if (content.length == 0) {
            throw broken(0, "the file is empty", "");
        }
        if (startsWith(content, 0xef, 0xbb, 0xbf)) {
            throw broken(1, "a byte order mark before the text", "save it as UTF-8 without BOM");
        }
        if (startsWith(content, 0xff, 0xfe)
                || startsWith(content, 0xfe, 0xff)
                || content[0] == 0
                || (content.length > 1 && content[1] == 0)) {
            throw broken(1, "this is UTF-16 or UTF-32 text", "save it as ASCII or UTF-8");
        }
        if (content[0] == 0x30 && content.length > 1 && content[1] < 0) {
            throw broken(
                    1,
                    "this is DER (binary), not PEM",
                    "convert it, for a certificate: openssl x509 -inform DER -in OLD -out NEW");
        }
        int at = 0;
        for (byte b : content) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') {
                throw broken(lineOf(content, at), "byte " + at + " is binary: " + b, "");
            }
            at++;
        }
    }

    private static int lineOf(byte[] content, int at) {
        return lines(content, at + 1).size();
    }

    private static List<String> lines(byte[] content, int length) {
        return EOL.splitAsStream(new String(content, 0, length, StandardCharsets.ISO_8859_1))
                .toList();
    }

    private static boolean startsWith(byte[] content, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= content.length || Byte.toUnsignedInt(content[i]) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private PkiException broken(int at, String what, String fix) {
        return new PkiException.InvalidInput(
                new Problem(source + ", line " + at + ": " + what, "RFC 7468, section 3", fix));
    }
}
