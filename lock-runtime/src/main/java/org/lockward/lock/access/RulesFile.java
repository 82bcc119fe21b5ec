package org.lockward.lock.access;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/// Rules as they stand in a file: one a line, `#` begins a remark, empty lines are passed over.
record RulesFile(Path path) {

    private static final int MAX_BYTES = 256 * 1024;
    private static final int MAX_RULES = 1_000;
    private static final int MAX_PROBLEMS = 10;

    /// How the file looks from outside.
    String state() {
        try {
            BasicFileAttributes seen = Files.readAttributes(path, BasicFileAttributes.class);
            return seen.fileKey() + " " + seen.lastModifiedTime() + " " + seen.size();
        } catch (IOException e) {
            return "absent";
        }
    }

    /// All of it, or all that is wrong with it.
    ///
    /// @throws LockException.InvalidInput with the position of each fault
    AccessRules load() {
        List<AccessRule> rules = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        String[] lines = text().split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String rule = lines[i].replaceFirst("#.*", "").strip();
            if (!rule.isEmpty()) {
                parse(i + 1, rule, rules, problems);
            }
        }
        if (!lines[lines.length - 1].isEmpty()) {
            // Half a rule can allow more than the whole one.
            problems.add("line " + lines.length + " does not end: is the file being written?");
        }
        if (rules.size() > MAX_RULES) {
            problems.add("it has " + rules.size() + " rules, at most " + MAX_RULES + " are taken");
        }
        if (!problems.isEmpty()) {
            throw invalid(String.join("; ", problems));
        }
        return new AccessRules(rules);
    }

    private static void parse(
            int line, String text, List<AccessRule> rules, List<String> problems) {
        try {
            rules.add(AccessRule.parse(line, text));
        } catch (IllegalArgumentException e) {
            if (problems.size() < MAX_PROBLEMS) {
                problems.add("line " + line + ": " + e.getMessage());
            }
        }
    }

    private String text() {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw invalid("it has more than " + MAX_BYTES + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new LockException.InvalidInput(problem("it cannot be read: " + e), e);
        }
    }

    private LockException.InvalidInput invalid(String why) {
        return new LockException.InvalidInput(problem(why));
    }

    private Problem problem(String why) {
        return new Problem(
                "the access rules in " + path + " cannot be used",
                why,
                "a rule is: allow|deny NODE-PATTERN NAME-PATTERN [MODES]");
    }
}
