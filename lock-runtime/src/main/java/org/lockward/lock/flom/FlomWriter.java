package org.lockward.lock.flom;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Messages to bytes, as FLoM's own programs write them.
public final class FlomWriter {

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>";

    private FlomWriter() {}

    /// A message to a daemon.
    public static byte[] bytes(FlomRequest request) {
        return switch (request) {
            case FlomRequest.Lock lock -> message(1, 8, session(lock.peer()) + resource(lock));
            case FlomRequest.Unlock(String name, boolean rollback) ->
                    message(
                            2,
                            8,
                            "<resource name=\"%s\" rollback=\"%d\" />"
                                    .formatted(base64(name), bit(rollback)));
            case FlomRequest.Discover() -> message(4, 8, "");
            case FlomRequest.Shutdown(String peer, boolean immediate) ->
                    message(
                            5,
                            8,
                            session(peer) + "<shutdown immediate=\"" + bit(immediate) + "\"/>");
        };
    }

    /// A message to a client.
    public static byte[] bytes(FlomAnswer answer) {
        return switch (answer) {
            case FlomAnswer.First(String peer, FlomAnswer.Result result) ->
                    message(1, 16, session(peer) + answer(result));
            case FlomAnswer.Later(FlomAnswer.Result result) -> message(1, 24, answer(result));
            case FlomAnswer.Here(String address, int port) ->
                    message(
                            4,
                            16,
                            "<network address=\"%s\" port=\"%d\"/>"
                                    .formatted(Escapes.encode(address), port));
        };
    }

    private static byte[] message(int verb, int step, String body) {
        return "%s<msg level=\"%d\" verb=\"%d\" step=\"%d\">%s</msg>"
                .formatted(DECLARATION, FlomReader.LEVEL, verb, step, body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String session(String peer) {
        return "<session peerid=\"" + Escapes.encode(peer) + "\"/>";
    }

    private static String resource(FlomRequest.Lock lock) {
        StringBuilder out = new StringBuilder("<resource name=\"").append(base64(lock.name()));
        lock.mode()
                .ifPresent(mode -> out.append("\" mode=\"").append(FlomReader.MODES.indexOf(mode)));
        out.append("\" wait=\"").append(bit(lock.waits()));
        lock.quantity().ifPresent(n -> out.append("\" quantity=\"").append(n));
        out.append("\" create=\"").append(bit(lock.creates()));
        return out.append("\" lifespan=\"").append(lock.lifespanMillis()).append("\"/>").toString();
    }

    private static String answer(FlomAnswer.Result result) {
        StringBuilder out = new StringBuilder("<answer rc=\"").append(result.code());
        result.element().ifPresent(e -> out.append("\" element=\"").append(Escapes.encode(e)));
        result.fence().ifPresent(token -> out.append("\" fence=\"").append(token));
        return out.append("\"/>").toString();
    }

    private static String base64(String name) {
        return Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static int bit(boolean value) {
        return value ? 1 : 0;
    }
}
