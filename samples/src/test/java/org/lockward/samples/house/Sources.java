package org.lockward.samples.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Every Java source file of every module, main and test.
final class Sources {

    static final Path ROOT = Path.of(System.getProperty("lockward.root"));

    private static final List<String> MODULES =
            List.of("pki-core", "pki-gui", "lock-runtime", "samples");

    private Sources() {}

    static List<Path> all() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.filter(m -> MODULES.contains(m.getFileName().toString()))
                    .flatMap(Sources::javaFiles)
                    .sorted()
                    .toList();
        }
    }

    private static Stream<Path> javaFiles(Path module) {
        return Stream.of("src/main/java", "src/test/java")
                .map(module::resolve)
                .filter(Files::isDirectory)
                .flatMap(Sources::filesBelow);
    }

    private static Stream<Path> filesBelow(Path tree) {
        try (Stream<Path> files = Files.walk(tree)) {
            return files.filter(f -> f.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException("cannot list " + tree, e);
        }
    }
}
