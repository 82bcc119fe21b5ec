package org.lockward.lock.tls;

import org.lockward.lock.problem.LockException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/// How a bundle directory looks from outside; two that are equal hold the same material.
///
/// @param marks where the link leads, then key, time and size of each file
record BundleState(List<String> marks) {

    private static final List<String> FILES =
            List.of("cert.pem", "chain.pem", "key.pem", "ca.pem", "crl.pem", "node.json");

    BundleState {
        marks = List.copyOf(marks);
    }

    static BundleState of(Path directory) {
        List<String> marks = new ArrayList<>();
        try {
            Path bundle = BundleReader.bundle(directory);
            marks.add(bundle.toString());
            FILES.forEach(file -> marks.add(mark(bundle.resolve(file))));
        } catch (LockException e) {
            marks.add("no bundle");
        }
        return new BundleState(marks);
    }

    private static String mark(Path file) {
        try {
            BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
            return seen.fileKey() + " " + seen.lastModifiedTime() + " " + seen.size();
        } catch (IOException e) {
            return "absent";
        }
    }
}
