package org.lockward.lock.table;

import org.lockward.lock.resource.LockMode;

/// What names and modes mean, as one would explain it.
final class NaiveNames {

    private NaiveNames() {}

    static boolean modal(String name) {
        return !name.contains("[") && (name.startsWith("/") || !name.contains("."));
    }

    static boolean related(String a, String b) {
        return a.equals(b)
                || (a.startsWith("/") && (a.startsWith(b + "/") || b.startsWith(a + "/")));
    }

    static boolean sequence(String name) {
        return name.startsWith("_s_") || name.startsWith("_S_");
    }

    static int size(String name) {
        return name.contains("[")
                ? Integer.parseInt(name.replaceAll(".*\\[|\\]", ""))
                : name.split("\\.", -1).length;
    }

    static int most(String name) {
        return name.startsWith("_") || !name.contains("[") ? 1 : size(name);
    }

    static boolean compatible(LockMode a, LockMode b) {
        String row =
                switch (a) {
                    case NL -> "NL CR CW PR PW EX";
                    case CR -> "NL CR CW PR PW";
                    case CW -> "NL CR CW";
                    case PR -> "NL CR PR";
                    case PW -> "NL CR";
                    case EX -> "NL";
                };
        return row.contains(b.name());
    }

    static boolean covers(LockMode strong, LockMode weak) {
        for (LockMode other : LockMode.values()) {
            if (compatible(strong, other) && !compatible(weak, other)) {
                return false;
            }
        }
        return true;
    }
}
