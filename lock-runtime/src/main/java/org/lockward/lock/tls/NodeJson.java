package org.lockward.lock.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `node.json` of a bundle: one flat JSON object, of which only members with string values are
/// read. Keys that are not known are left alone.
record NodeJson(Path path, Map<String, String> members) {

    private static final int MAX_BYTES = 1 << 16;
    private static final String SCHEMA = "lockward.bundle/v1";

    /// RFC 8259: ws and a string without escapes, or a value that is a number or a literal.
    private static final String WS = "[ \t\r\n]*+";

    private static final String STRING = "\"([^\"\\\\\\p{Cntrl}]*+)\"";
    private static final String OTHER = "(?:-?[0-9][0-9.eE+-]*+|true|false|null)";
    private static final Pattern MEMBER =
            Pattern.compile(WS + STRING + WS + ":" + WS + "(?:" + STRING + "|" + OTHER + ")" + WS);

    static Optional<NodeJson> read(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MAX_BYTES);
            String text = new String(bytes, StandardCharsets.UTF_8).strip();
            return Optional.of(new NodeJson(path, members(path, text)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw NodeMaterial.invalid(path + " cannot be read", String.valueOf(e), e);
        }
    }

    private static Map<String, String> members(Path path, String text) {
        if (!text.startsWith("{") || !text.endsWith("}")) {
            throw NodeMaterial.invalid(path + " is not one JSON object", "");
        }
        Map<String, String> members = new HashMap<>();
        Matcher matcher = MEMBER.matcher(text).region(1, text.length() - 1);
        while (matcher.lookingAt()) {
            String value = matcher.group(2);
            if (members.put(matcher.group(1), value == null ? "" : value) != null) {
                throw NodeMaterial.invalid(path + " has " + matcher.group(1) + " twice", "");
            }
            int end = matcher.end();
            if (end == text.length() - 1) {
                return members;
            }
            if (text.charAt(end) != ',') {
                break;
            }
            matcher.region(end + 1, text.length() - 1);
        }
        throw NodeMaterial.invalid(
                path + " cannot be read after " + members.size() + " members",
                "it is one flat JSON object; strings in it need no escapes");
    }

    void mustDescribe(X509Certificate leaf) {
        mustBe("schema", SCHEMA);
        mustBe("unique_id", CertificateNames.identity(leaf).id());
        mustBe("serial_number", CertificateNames.identity(leaf).serial());
        mustBe("sha256", sha256(leaf));
    }

    private void mustBe(String member, String expected) {
        String actual = members.getOrDefault(member, "");
        if (!actual.equals(expected)) {
            throw NodeMaterial.invalid(
                    path
                            + " says "
                            + member
                            + " "
                            + Printable.quote(actual)
                            + ", it is "
                            + expected,
                    "the file describes the certificate beside it");
        }
    }

    private static String sha256(X509Certificate certificate) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
