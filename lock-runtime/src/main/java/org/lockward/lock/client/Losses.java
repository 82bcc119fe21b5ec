package org.lockward.lock.client;

import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.wire.Reply;

import java.util.List;

/// Losses of single locks: `lost`, name, token, why.
final class Losses {

    private Losses() {}

    static void tell(Holdings holdings, Reply.Push push) {
        List<Reply> items = push.items();
        if (items.size() >= 3
                && items.get(1) instanceof Reply.Text(String name)
                && items.get(2) instanceof Reply.Int(long token)) {
            String why =
                    items.size() > 3 && items.get(3) instanceof Reply.Text(String text)
                            ? text
                            : "the daemon took it away";
            for (LockHandle handle : holdings.of(ResourceName.parse(name), token)) {
                holdings.remove(handle);
                handle.lose(Failures.lost(why));
            }
        }
    }
}
