package org.lockward.pki.profile;

import org.lockward.pki.certificate.ExtendedKeyUsage;
import org.lockward.pki.certificate.KeyUsage;
import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The built-in profiles, each a properties file beside this class.
public final class Profiles {

    /// What [#named] knows.
    public static final List<String> NAMES = List.of("node", "node-ml-dsa", "root-ca");

    private final Properties properties;
    private final String name;

    private Profiles(String name, Properties properties) {
        this.name = name;
        this.properties = properties;
    }

    /// One of [#NAMES].
    public static Profile named(String name) {
        if (!NAMES.contains(name)) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            Printable.quote(name) + " is not a profile",
                            "known are: " + String.join(", ", NAMES),
                            ""));
        }
        Properties properties = new Properties();
        try (InputStream in = Profiles.class.getResourceAsStream(name + ".properties")) {
            if (in == null) {
                throw new IllegalStateException("profile " + name + " is missing in this build");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new IllegalStateException("profile " + name + " cannot be read", e);
        }
        return new Profiles(name, properties).profile();
    }

    private Profile profile() {
        return new Profile(
                name,
                words("path.length").mapToInt(Integer::parseInt).findFirst(),
                words("keys").collect(Collectors.toSet()),
                usages("key.usage"),
                usages("key.usage.rsa"),
                list("extended.key.usage", ExtendedKeyUsage::parse),
                Duration.parse(properties.getProperty("validity.default")),
                Duration.parse(properties.getProperty("validity.max")),
                words("names").collect(Collectors.toSet()));
    }

    private Stream<String> words(String property) {
        return Arrays.stream(properties.getProperty(property, "").strip().split("[, ]+", -1))
                .filter(w -> !w.isEmpty());
    }

    private Set<KeyUsage> usages(String property) {
        return Set.copyOf(list(property, KeyUsage::parse));
    }

    private <T> List<T> list(String property, Function<String, T> parse) {
        return words(property).map(parse).toList();
    }
}
