package org.lockward.lock.flom;

import org.lockward.lock.resource.LockMode;
import org.lockward.lock.wire.ProtocolException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BiFunction;

/// Bytes to messages. A message ends with `</msg>`; it has an XML declaration or none, `<msg>`, and
/// the tags of its verb and step in their order. Attributes may stand in any order; those that
/// nobody knows are passed over in `<msg>`, `<session>`, `<resource>` and `<answer>`. Anything else
/// is refused. Has no state: a message that is not whole yet is read again when more has come.
public final class FlomReader {

    /// Longest message to a daemon, in bytes; FLoM's own reads no more.
    public static final int MAX_REQUEST = 511;

    /// Longest message to a client, in bytes; FLoM's own read no more.
    public static final int MAX_ANSWER = 1023;

    /// The one version of the protocol that is spoken.
    static final int LEVEL = 3;

    /// The modes; their places are their numbers on the wire.
    static final List<LockMode> MODES =
            List.of(LockMode.NL, LockMode.CR, LockMode.CW, LockMode.PR, LockMode.PW, LockMode.EX);

    private static final String END = "</msg>";

    private FlomReader() {}

    /// Takes the next whole request from the buffer; if it is not whole, takes nothing.
    ///
    /// @throws ProtocolException if what stands there can never become a request
    public static Optional<FlomRequest> request(ByteBuffer in) {
        return next(in, MAX_REQUEST, FlomReader::request);
    }

    /// Takes the next whole answer from the buffer; if it is not whole, takes nothing.
    ///
    /// @throws ProtocolException if what stands there can never become an answer
    public static Optional<FlomAnswer> answer(ByteBuffer in) {
        return next(in, MAX_ANSWER, FlomReader::answer);
    }

    private static <T> Optional<T> next(
            ByteBuffer in, int max, BiFunction<String, Markup, T> body) {
        if (in.hasRemaining() && in.get(in.position()) != '<') {
            throw new ProtocolException("a message of FLoM starts with <");
        }
        int length = length(in, max);
        if (length < 0) {
            return Optional.empty();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        Markup markup = new Markup(new String(bytes, StandardCharsets.ISO_8859_1));
        markup.declaration();
        T message = body.apply(kind(markup.open()), markup);
        if (!markup.eat(END) || !markup.atEnd()) {
            throw new ProtocolException("a message has more in it than its verb and step have");
        }
        return Optional.of(message);
    }

    /// Up to and with the end of the message; -1 if that has not come yet.
    private static int length(ByteBuffer in, int max) {
        int start = in.position();
        int matched = 0;
        for (int i = start; i < in.limit() && i - start < max; i++) {
            byte b = in.get(i);
            matched = b == END.charAt(matched) ? matched + 1 : b == '<' ? 1 : 0;
            if (matched == END.length()) {
                return i + 1 - start;
            }
        }
        if (in.remaining() >= max) {
            throw new ProtocolException("a message has at most " + max + " bytes");
        }
        return -1;
    }

    /// Verb and step, if it is a message of our level.
    private static String kind(Tag msg) {
        if (!msg.name().equals("msg")) {
            throw new ProtocolException("a message is a <msg>");
        }
        if (!msg.text("level").equals(String.valueOf(LEVEL))) {
            throw new ProtocolException(
                    "level " + printable(msg.text("level")) + " is not spoken, only " + LEVEL);
        }
        return msg.text("verb") + "/" + msg.text("step");
    }

    private static FlomRequest request(String kind, Markup body) {
        return switch (kind) {
            case "1/8" -> lock(session(body), tag(body, "resource"));
            case "2/8" -> unlock(tag(body, "resource"));
            case "4/8" -> new FlomRequest.Discover();
            case "5/8" -> shutdown(session(body), tag(body, "shutdown"));
            default -> throw unknown(kind);
        };
    }

    private static FlomAnswer answer(String kind, Markup body) {
        return switch (kind) {
            case "1/16" -> new FlomAnswer.First(session(body), result(tag(body, "answer")));
            case "1/24" -> new FlomAnswer.Later(result(tag(body, "answer")));
            case "4/16" -> here(tag(body, "network"));
            default -> throw unknown(kind);
        };
    }

    private static FlomRequest lock(String peer, Tag resource) {
        return new FlomRequest.Lock(
                peer,
                name(resource),
                mode(resource),
                resource.attributes().containsKey("quantity")
                        ? OptionalInt.of((int) resource.number("quantity", 0, Integer.MAX_VALUE))
                        : OptionalInt.empty(),
                resource.flag("wait"),
                resource.flag("create"),
                (int) resource.number("lifespan", Integer.MIN_VALUE, Integer.MAX_VALUE));
    }

    private static FlomRequest unlock(Tag resource) {
        return new FlomRequest.Unlock(name(resource), resource.flag("rollback"));
    }

    private static FlomRequest shutdown(String peer, Tag shutdown) {
        shutdown.only("immediate");
        return new FlomRequest.Shutdown(peer, shutdown.flag("immediate"));
    }

    private static FlomAnswer here(Tag network) {
        network.only("address", "port");
        return new FlomAnswer.Here(network.text("address"), (int) network.number("port", 1, 65535));
    }

    private static FlomAnswer.Result result(Tag answer) {
        return new FlomAnswer.Result(
                (int) answer.number("rc", Integer.MIN_VALUE, Integer.MAX_VALUE),
                Optional.ofNullable(answer.attributes().get("element")),
                answer.attributes().containsKey("fence")
                        ? OptionalLong.of(answer.number("fence", 0, Long.MAX_VALUE))
                        : OptionalLong.empty());
    }

    private static Optional<LockMode> mode(Tag resource) {
        return resource.attributes().containsKey("mode")
                ? Optional.of(MODES.get((int) resource.number("mode", 0, MODES.size() - 1)))
                : Optional.empty();
    }

    private static String session(Markup body) {
        return tag(body, "session").text("peerid");
    }

    private static Tag tag(Markup body, String name) {
        Tag tag = body.empty();
        if (!tag.name().equals(name)) {
            throw new ProtocolException("<" + name + "> is expected, not <" + tag.name() + ">");
        }
        return tag;
    }

    /// The resource's name, whose base64 has no second spelling (RFC 4648, section 3.5).
    private static String name(Tag resource) {
        String text = resource.text("name");
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return new String(bytes, StandardCharsets.ISO_8859_1);
            }
        } catch (IllegalArgumentException e) {
            throw new ProtocolException("the name in <resource> is no base64");
        }
        throw new ProtocolException("the name in <resource> is not the base64 of itself");
    }

    private static ProtocolException unknown(String kind) {
        return new ProtocolException("verb/step " + printable(kind) + " is not for this side");
    }

    /// At most 20 characters: every value is printable ASCII by now.
    private static String printable(String text) {
        return text.substring(0, Math.min(text.length(), 20));
    }
}
