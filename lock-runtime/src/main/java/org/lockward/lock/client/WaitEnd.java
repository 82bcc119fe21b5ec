package org.lockward.lock.client;

import org.lockward.lock.wire.Reply;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The end of a wait, as the daemon pushes it: `granted`, id, token, mode and what else there is;
/// `refused`, id, word, message.
///
/// @param reply what the answer would have been without a wait
record WaitEnd(long id, Reply reply) {

    /// The names of what follows the id in `granted`, in order; an empty text stands for nothing.
    private static final List<String> FIELDS = List.of("token", "mode", "element", "receipt");

    private static final Reply NOTHING = new Reply.Text("");

    /// What that push ends, if it is about a wait.
    static Optional<WaitEnd> in(Reply.Push push) {
        List<Reply> items = push.items();
        if (items.size() < 4 || !(items.get(1) instanceof Reply.Int(long id))) {
            return Optional.empty();
        }
        return switch (push.kind()) {
            case "granted" -> Optional.of(new WaitEnd(id, granted(items)));
            case "refused" ->
                    items.get(2) instanceof Reply.Text(String word)
                                    && items.get(3) instanceof Reply.Text(String message)
                            ? Optional.of(new WaitEnd(id, new Reply.Failure(word, message)))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Reply granted(List<Reply> items) {
        Map<String, Reply> fields = new LinkedHashMap<>();
        for (int i = 2; i < Math.min(items.size(), 2 + FIELDS.size()); i++) {
            if (!items.get(i).equals(NOTHING)) {
                fields.put(FIELDS.get(i - 2), items.get(i));
            }
        }
        return new Reply.Fields(fields);
    }
}
