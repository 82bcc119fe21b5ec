package org.lockward.lock.cli;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/// A properties file whose keys are options without dashes.
record ConfigFile(Path path) {

    private static final Set<String> FLAGS = Set.of("allow-plain-network", "agent");
    private static final int MAX_BYTES = 1 << 16;

    /// As arguments, for options that the command line does not give itself.
    List<String> arguments(List<String> line) {
        List<String> arguments = new ArrayList<>();
        Properties properties = properties();
        for (String key : properties.stringPropertyNames()) {
            String value = properties.getProperty(key).strip();
            String option = "--" + key;
            boolean given =
                    line.stream().anyMatch(a -> a.equals(option) || a.startsWith(option + "="));
            boolean flag = FLAGS.contains(key);
            if (!given && (!flag || Boolean.parseBoolean(value))) {
                arguments.add(flag ? option : option + "=" + value);
            }
        }
        return arguments;
    }

    private Properties properties() {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            if (Files.size(path) > MAX_BYTES) {
                throw new IOException("it has more than " + MAX_BYTES + " bytes");
            }
            properties.load(reader);
            return properties;
        } catch (IOException | IllegalArgumentException e) {
            throw new LockException.InvalidInput(
                    new Problem("--config " + path + " cannot be read", String.valueOf(e), ""), e);
        }
    }
}
