package org.lockward.pki.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockward.pki.enrollment.CertificationRequest;
import org.lockward.pki.pem.Pem;
import org.lockward.pki.problem.PkiException;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What the readers do with files that nobody should have sent.
class HostileFilesTest {

    private static final Duration HANG = Duration.ofSeconds(30);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir Path directory;

    static List<HostileFile> files() {
        return HostileFiles.all();
    }

    @Test
    void the_corpus_has_at_least_200_different_files() {
        Set<String> names = new HashSet<>();
        files().forEach(f -> names.add(f.fileName()));
        assertEquals(files().size(), names.size());
        assertTrue(names.size() >= 200, () -> names.size() + " files");
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_hostile_file_is_refused_by_name_and_position(HostileFile hostile) throws Exception {
        Path file = hostile.writeInto(directory);
        String message = refusal(hostile.kind(), file);
        assertTrue(message.contains(file.toString()), message);
        assertTrue(message.contains(hostile.says()), message);
        assertTrue(message.chars().noneMatch(c -> c < ' '), message);
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(List.of(file), left.toList());
        }
    }

    @ParameterizedTest
    @MethodSource("goodFiles")
    void an_odd_but_good_file_is_read(HostileFile good) throws Exception {
        Path file = good.writeInto(directory);
        Object read = Readers.read(good.kind(), file);
        if (read instanceof CertificationRequest request) {
            assertTrue(request.subject().matches("\\p{Print}{2,120}…?.*"), request.subject());
        }
    }

    @Test
    void a_request_with_any_bit_changed_is_refused() {
        byte[] der = Sample.of(HostileFile.Kind.CSR).der();
        for (int bit = 0; bit < der.length * Byte.SIZE; bit++) {
            byte[] changed = der.clone();
            changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            byte[] pem = Pem.encode(Pem.CERTIFICATE_REQUEST, changed).getBytes(US_ASCII);
            String name = "changed at bit " + bit;
            assertThrows(PkiException.class, () -> CertificationRequest.parse(pem, name), name);
        }
    }

    static List<HostileFile> goodFiles() {
        return GoodFiles.all();
    }

    /// What the reader says, which takes it a second and 32 MiB at most, on however busy a machine.
    private static String refusal(HostileFile.Kind kind, Path file) {
        return assertTimeoutPreemptively(
                HANG,
                () -> {
                    long cpu = THREADS.getCurrentThreadCpuTime();
                    long heap = THREADS.getCurrentThreadAllocatedBytes();
                    var e = assertThrows(PkiException.class, () -> Readers.read(kind, file));
                    cpu = THREADS.getCurrentThreadCpuTime() - cpu;
                    heap = THREADS.getCurrentThreadAllocatedBytes() - heap;
                    assertTrue(cpu < 1_000_000_000, file + " took " + cpu + " ns");
                    assertTrue(heap < 32 << 20, file + " took " + heap + " bytes");
                    return String.valueOf(e.getMessage());
                });
    }
}
