package org.lockward.lock.cli;

import org.lockward.lock.problem.LockException;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Signals that reach this process, handled here instead of ending it.
///
/// The JDK has no supported interface for this. sun.misc.Signal, of the module jdk.unsupported, has
/// stayed for that reason (JEP 260), but javac warns of every mention of it, and the warning cannot
/// be suppressed: so it is called by reflection. A shutdown hook would not do: it does not learn
/// which signal came, and takes only one.
final class Signals {

    private Signals() {}

    private static final List<String> KNOWN =
            List.of("TERM", "INT", "HUP", "USR1", "USR2", "PIPE", "ALRM", "WINCH", "CONT", "TSTP");

    /// A signal in any spelling, `sigterm` or `TERM`, as it is called here.
    ///
    /// @throws LockException.InvalidInput if it is not one that can be ignored
    static String named(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        String name = upper.startsWith("SIG") ? upper.substring("SIG".length()) : upper;
        if (!KNOWN.contains(name)) {
            throw Usage.problem(
                    "--ignore-signal " + Usage.quote(text) + " cannot be ignored",
                    "those that can are " + String.join(" ", KNOWN));
        }
        return name;
    }

    /// Calls back with the name, `TERM`, on a thread of the JVM. A signal that was ignored when the
    /// process started stays ignored.
    static void handle(String name, Consumer<String> action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy =
                    Proxy.newProxyInstance(
                            Signals.class.getClassLoader(),
                            new Class<?>[] {handler},
                            (self, method, arguments) ->
                                    switch (method.getName()) {
                                        case "handle" -> {
                                            action.accept(name);
                                            yield null;
                                        }
                                        case "equals" -> self == arguments[0];
                                        case "hashCode" -> name.hashCode();
                                        default -> "handler of " + name;
                                    });
            Object number = signal.getConstructor(String.class).newInstance(name);
            signal.getMethod("handle", signal, handler).invoke(null, number, proxy);
        } catch (InvocationTargetException e) {
            // The JVM runs with -Xrs: signals do to it what they do to any process.
            return;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this JVM has no sun.misc.Signal", e);
        }
    }
}
