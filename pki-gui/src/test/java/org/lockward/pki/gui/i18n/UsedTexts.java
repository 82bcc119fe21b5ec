package org.lockward.pki.gui.i18n;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// What the sources of the desktop say with `Messages`.
///
/// @param literals every string literal
/// @param calls every `Messages.text` whose key begins with a literal
record UsedTexts(Set<String> literals, List<Call> calls) {

    /// @param key ends with a dot where the rest is computed
    /// @param arguments how many follow the key
    record Call(String key, int arguments, String where) {}

    static UsedTexts read(Path sources) throws IOException {
        UsedTexts used = new UsedTexts(new TreeSet<>(), new ArrayList<>());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> paths = Files.walk(sources)) {
            List<Path> java = paths.filter(p -> p.toString().endsWith(".java")).toList();
            var units = files.getJavaFileObjectsFromPaths(java);
            var task = (JavacTask) compiler.getTask(null, files, null, null, null, units);
            for (CompilationUnitTree unit : task.parse()) {
                new Reader(unit, used).scan(unit, null);
            }
        }
        return used;
    }

    private static final class Reader extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final CompilationUnitTree unit;
        private final UsedTexts used;

        Reader(CompilationUnitTree unit, UsedTexts used) {
            this.unit = unit;
            this.used = used;
        }

        @Override
        public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void unused) {
            if (literal.getValue() instanceof String text) {
                used.literals().add(text);
            }
            return null;
        }

        @Override
        public @Nullable Void visitMethodInvocation(
                MethodInvocationTree call, @Nullable Void unused) {
            String method = call.getMethodSelect().toString();
            if (method.equals("Messages.text") || method.equals("text")) {
                List<? extends ExpressionTree> arguments = call.getArguments();
                if (!arguments.isEmpty() && beginning(arguments.getFirst()) instanceof String key) {
                    String where = unit.getSourceFile().getName();
                    used.calls().add(new Call(key, arguments.size() - 1, where));
                }
            }
            return super.visitMethodInvocation(call, null);
        }

        private static @Nullable Object beginning(ExpressionTree key) {
            return switch (key) {
                case LiteralTree literal -> literal.getValue();
                case BinaryTree sum -> beginning(sum.getLeftOperand());
                default -> null;
            };
        }
    }
}
