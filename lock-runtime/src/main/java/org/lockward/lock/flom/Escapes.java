package org.lockward.lock.flom;

import org.lockward.lock.wire.ProtocolException;

import java.util.List;

/// The five characters that stand for themselves nowhere in the value of an attribute, and what
/// stands for them (XML 1.0, section 4.6).
final class Escapes {

    private record Entity(char character, String text) {}

    private static final List<Entity> ENTITIES =
            List.of(
                    new Entity('&', "&amp;"),
                    new Entity('<', "&lt;"),
                    new Entity('>', "&gt;"),
                    new Entity('"', "&quot;"),
                    new Entity('\'', "&apos;"));

    private Escapes() {}

    static String encode(String value) {
        String encoded = value;
        for (Entity entity : ENTITIES) {
            encoded = encoded.replace(String.valueOf(entity.character()), entity.text());
        }
        return encoded;
    }

    static String decode(String value) {
        StringBuilder decoded = new StringBuilder(value.length());
        for (int at = 0; at < value.length(); at++) {
            if (value.charAt(at) == '&') {
                Entity entity = entityAt(value, at);
                decoded.append(entity.character());
                at += entity.text().length() - 1;
            } else {
                decoded.append(value.charAt(at));
            }
        }
        return decoded.toString();
    }

    private static Entity entityAt(String value, int at) {
        return ENTITIES.stream()
                .filter(e -> value.startsWith(e.text(), at))
                .findFirst()
                .orElseThrow(() -> new ProtocolException("an entity that nobody knows"));
    }
}
