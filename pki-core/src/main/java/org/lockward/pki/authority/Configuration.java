package org.lockward.pki.authority;

import org.lockward.pki.file.AtomicFile;
import org.lockward.pki.file.BoundedFile;
import org.lockward.pki.file.FileMode;
import org.lockward.pki.name.Fleet;
import org.lockward.pki.name.Printable;
import org.lockward.pki.name.TrustDomain;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Pattern;

/// `config.properties`: what the CA is called, and which of its keys signs.
///
/// @param generation the name of the key that signs now
record Configuration(Fleet fleet, String generation) {

    private static final int MAX_BYTES = 64 * 1024;
    private static final Pattern GENERATION = Pattern.compile("g[1-9][0-9]{0,5}");

    private static final String FLEET_NAME = "fleet.name";
    private static final String TRUST_DOMAIN = "trust.domain";
    private static final String GENERATION_KEY = "ca.generation";

    Configuration {
        if (!GENERATION.matcher(generation).matches()) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            Printable.quote(generation) + " is no CA generation",
                            "generations are g1, g2, …",
                            ""));
        }
    }

    static Configuration read(Path file) {
        Properties properties = new Properties();
        String text = new String(BoundedFile.read(file, MAX_BYTES), StandardCharsets.UTF_8);
        try {
            properties.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            throw new PkiException.InvalidInput(
                    Problem.of("cannot read " + file + ": " + e.getMessage()), e);
        }
        Fleet fleet =
                new Fleet(
                        required(properties, FLEET_NAME, file),
                        new TrustDomain(required(properties, TRUST_DOMAIN, file)));
        return new Configuration(fleet, required(properties, GENERATION_KEY, file));
    }

    private static String required(Properties properties, String key, Path file) {
        String value = properties.getProperty(key);
        if (value == null) {
            throw new PkiException.InvalidInput(
                    new Problem(file + " has no " + key, "", "restore the file from a backup"));
        }
        return value;
    }

    void write(Path file) {
        String text =
                "# Lockward, a CA's directory. Written by pki init.\n"
                        + "%s=%s\n%s=%s\n%s=%s\n"
                                .formatted(
                                        FLEET_NAME,
                                        escape(fleet.name()),
                                        TRUST_DOMAIN,
                                        fleet.trustDomain(),
                                        GENERATION_KEY,
                                        generation);
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8), FileMode.PUBLIC);
    }

    /// A name is printable and does not begin with a space, so only the backslash means something
    /// in a properties file.
    private static String escape(String value) {
        return value.replace("\\", "\\\\");
    }
}
