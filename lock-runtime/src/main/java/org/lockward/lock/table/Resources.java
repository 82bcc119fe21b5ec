package org.lockward.lock.table;

import org.jspecify.annotations.Nullable;
import org.lockward.lock.resource.ResourceName;

/// All resources that are held, waited for or kept, and the nodes above those in trees.
final class Resources {

    private final int limit;
    private final Marks marks;
    private final WallTime wall;
    private final Names names;

    Resources(TableConfig config) {
        this.limit = config.limits().names();
        this.marks = config.marks();
        this.wall = new WallTime(config.start(), config.marks());
        this.names = new Names(config.hashSeed());
    }

    int size() {
        return names.size();
    }

    @Nullable Resource get(ResourceName name) {
        return names.get(name.text());
    }

    /// Why there can be no resource of that name now; null if there can.
    @Nullable Refusal refusal(ResourceName name) {
        if (names.size() + missing(name) > limit) {
            return Accounts.quota("the daemon has", limit, "names");
        }
        if (name instanceof ResourceName.Sequence && !marks.hasRoom(name.text())) {
            return Accounts.quota("the daemon keeps", marks.most(), "sequences");
        }
        return null;
    }

    Resource create(ResourceName name) {
        Resource resource =
                switch (name) {
                    case ResourceName.Simple simple -> new Modal(simple);
                    case ResourceName.Numeric numeric -> new Units(numeric);
                    case ResourceName.ElementSet set -> new Elements(set);
                    case ResourceName.Sequence sequence -> new Numbers(sequence, marks);
                    case ResourceName.Timestamp timestamp -> new Times(timestamp, wall);
                    case ResourceName.Hierarchical path -> new Node(path, parent(path));
                };
        names.add(resource);
        return resource;
    }

    /// Takes out a resource that nobody uses; a node with others below it stays for their sake.
    ///
    /// @return the node above it, which may have been there for its sake alone
    @Nullable Node forget(Resource resource) {
        if (!(resource instanceof Node node)) {
            names.remove(resource);
            return null;
        }
        if (node.children > 0) {
            node.keepNoMore();
            return null;
        }
        Node parent = names.remove(node) ? node.parent : null;
        if (parent != null) {
            parent.children--;
        }
        return parent;
    }

    private @Nullable Node parent(ResourceName.Hierarchical path) {
        String above = above(path.text());
        if (above.isEmpty()) {
            return null;
        }
        Node parent =
                names.get(above) instanceof Node found
                        ? found
                        : (Node) create(new ResourceName.Hierarchical(above));
        parent.children++;
        return parent;
    }

    /// How many resources would have to be made; looks only where it could be too many.
    private int missing(ResourceName name) {
        if (!(name instanceof ResourceName.Hierarchical)) {
            return 1;
        }
        String text = name.text();
        int depth = (int) text.chars().filter(c -> c == '/').count();
        if (names.size() + depth <= limit) {
            return depth;
        }
        int missing = 0;
        for (; !text.isEmpty() && names.get(text) == null; text = above(text)) {
            missing++;
        }
        return missing;
    }

    private static String above(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }
}
