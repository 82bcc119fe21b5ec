package org.lockward.lock.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The scripts that clients have sent and that we know, by the SHA-1 of their exact text, as
/// EVALSHA names them. For one thread.
public final class Scripts {

    /// Spellings that are remembered; of more, those that were used least lately are forgotten, and
    /// clients then send the text again.
    static final int MAX_REMEMBERED = 256;

    private final Map<String, Script> bySha = new Recent();

    /// The script of that text, which is known by its SHA-1 from now on; empty if we do not know
    /// it.
    public Optional<Script> known(String text) {
        Optional<Script> script =
                Optional.ofNullable(KnownScripts.byText().get(LuaText.canonical(text)));
        script.ifPresent(s -> bySha.put(sha1(text), s));
        return script;
    }

    /// The script whose text has that SHA-1 in hexadecimal; empty if it was not sent yet.
    public Optional<Script> withSha(String sha) {
        return Optional.ofNullable(bySha.get(sha.toLowerCase(Locale.ROOT)));
    }

    /// The SHA-1 of a text, as Redis names its scripts: a name, no protection.
    public static String sha1(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    private static final class Recent extends LinkedHashMap<String, Script> {

        private static final long serialVersionUID = 1;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Script> eldest) {
            return size() > MAX_REMEMBERED;
        }
    }
}
