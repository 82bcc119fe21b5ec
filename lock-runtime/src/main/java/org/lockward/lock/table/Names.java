package org.lockward.lock.table;

import org.jspecify.annotations.Nullable;

/// Resources by their names: a hash table whose links are in the resources themselves, which saves
/// a third of the memory of a name that is held. The seed keeps outsiders from choosing names that
/// collide.
final class Names {

    private static final int SMALLEST = 64;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private final long seed;
    private @Nullable Resource[] buckets = new @Nullable Resource[SMALLEST];
    private int size;

    Names(long seed) {
        this.seed = seed;
    }

    int size() {
        return size;
    }

    @Nullable Resource get(String name) {
        int hash = hash(name);
        Resource r = buckets[hash & (buckets.length - 1)];
        while (r != null && !(r.hash == hash && r.name.text().equals(name))) {
            r = r.nextInBucket;
        }
        return r;
    }

    void add(Resource resource) {
        resource.hash = hash(resource.name.text());
        if (size == buckets.length) {
            resize(buckets.length * 2);
        }
        link(resource);
        size++;
    }

    /// Takes it out; says whether it was there.
    boolean remove(Resource resource) {
        int bucket = resource.hash & (buckets.length - 1);
        Resource before = null;
        Resource r = buckets[bucket];
        while (r != null && r != resource) {
            before = r;
            r = r.nextInBucket;
        }
        if (r == null) {
            return false;
        }
        if (before == null) {
            buckets[bucket] = resource.nextInBucket;
        } else {
            before.nextInBucket = resource.nextInBucket;
        }
        resource.nextInBucket = null;
        size--;
        if (size < buckets.length / 8 && buckets.length > SMALLEST) {
            resize(buckets.length / 2);
        }
        return true;
    }

    private void resize(int length) {
        @Nullable Resource[] old = buckets;
        buckets = new @Nullable Resource[length];
        for (Resource first : old) {
            Resource r = first;
            while (r != null) {
                Resource next = r.nextInBucket;
                link(r);
                r = next;
            }
        }
    }

    private void link(Resource resource) {
        int bucket = resource.hash & (buckets.length - 1);
        resource.nextInBucket = buckets[bucket];
        buckets[bucket] = resource;
    }

    private int hash(String name) {
        long h = seed;
        for (int i = 0; i < name.length(); i++) {
            h = (h ^ name.charAt(i)) * FACTOR;
            h ^= h >>> 29;
        }
        return (int) (h >>> 32);
    }
}
