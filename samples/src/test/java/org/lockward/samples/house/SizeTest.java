package org.lockward.samples.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// The bounds of the style: a file stops at 400 lines, a method at 40, a parameter list at 4.
class SizeTest {

    private static final int FILE_LINES = 400;
    private static final int METHOD_LINES = 40;
    private static final int PARAMETERS = 4;

    @Test
    void no_file_is_longer_than_400_lines() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : Sources.all()) {
            long lines = Files.readAllLines(file).size();
            if (lines > FILE_LINES) {
                tooLong.add(Sources.ROOT.relativize(file) + ": " + lines + " lines");
            }
        }
        assertEquals(List.of(), tooLong);
    }

    @Test
    void no_method_is_longer_than_40_lines_or_takes_more_than_4_parameters() throws IOException {
        List<String> findings = new ArrayList<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            var units = files.getJavaFileObjectsFromPaths(Sources.all());
            var task = (JavacTask) compiler.getTask(null, files, null, null, null, units);
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new Measure(unit, positions, findings).scan(unit, null);
            }
        }
        assertEquals(List.of(), findings);
    }

    /// Measures every method of one file, record components excluded: they are the record itself.
    private static final class Measure extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> findings;
        private final Set<MethodTree> recordConstructors = new HashSet<>();

        Measure(CompilationUnitTree unit, SourcePositions positions, List<String> findings) {
            this.unit = unit;
            this.positions = positions;
            this.findings = findings;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
            if (type.getKind() == Tree.Kind.RECORD) {
                type.getMembers().stream()
                        .filter(MethodTree.class::isInstance)
                        .map(MethodTree.class::cast)
                        .filter(m -> m.getName().contentEquals("<init>"))
                        .forEach(recordConstructors::add);
            }
            return super.visitClass(type, null);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
            String where = Path.of(unit.getSourceFile().toUri()) + " " + method.getName();
            long lines = lines(method);
            if (lines > METHOD_LINES) {
                findings.add(where + ": " + lines + " lines");
            }
            if (method.getParameters().size() > PARAMETERS
                    && !recordConstructors.contains(method)) {
                findings.add(where + ": " + method.getParameters().size() + " parameters");
            }
            return super.visitMethod(method, null);
        }

        private long lines(MethodTree method) {
            LineMap map = unit.getLineMap();
            long start = positions.getStartPosition(unit, method);
            long end = positions.getEndPosition(unit, method);
            return end < 0 ? 0 : map.getLineNumber(end) - map.getLineNumber(start) + 1;
        }
    }
}
