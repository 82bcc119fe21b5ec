package org.lockward.pki.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// IDs and names that nobody should have typed: traversal, control characters, marks that turn the
/// direction of writing, over-long ones, shell metacharacters, other scripts' digits and
/// look-alikes. None is a unique ID.
final class HostileNames {

    private static final String GOOD = "0123456789abcdef0123456789abcdef";

    private static final List<String> TRAVERSAL =
            List.of(
                    "..",
                    "../x",
                    "../../etc/passwd",
                    "x/..",
                    "x/../y",
                    "a..b",
                    "...",
                    "..a",
                    "a..",
                    "/",
                    "/etc",
                    "/etc/passwd",
                    "./x",
                    ".",
                    ".x",
                    "x/",
                    "x//y",
                    "\\",
                    "..\\x",
                    "C:\\x",
                    "C:x",
                    "~",
                    "~root",
                    "file:///etc/passwd",
                    "x/y",
                    "%2e%2e%2f",
                    "..%2fx",
                    "live/../../x",
                    ".gen-00",
                    ".staging-x",
                    "//host/share",
                    "\\\\host\\share");

    private static final List<String> SHELL =
            List.of(
                    "$(id)",
                    "`id`",
                    "${HOME}",
                    "$HOME",
                    "a;id",
                    "a|id",
                    "a&id",
                    "a&&id",
                    "a||id",
                    "a>b",
                    "a<b",
                    "a b",
                    " a",
                    "a ",
                    "a'b",
                    "a\"b",
                    "a*b",
                    "a?b",
                    "[a]",
                    "{a,b}",
                    "a!b",
                    "a#b",
                    "#a",
                    "a^b",
                    "a=b",
                    "=a",
                    "a,b",
                    "a:b",
                    "@/etc/passwd",
                    "@x",
                    "a@b",
                    "a+b",
                    "+a",
                    "-a",
                    "--home",
                    "-",
                    "-o",
                    "_a",
                    "%s%s%n",
                    "%n",
                    "{0}",
                    "${jndi:ldap://x}",
                    "a%b",
                    "<a>",
                    "(a)",
                    "a(b",
                    "';drop table node;--",
                    "' or '1'='1",
                    "CN=a",
                    "a,CN=b",
                    "a+CN=b",
                    "*",
                    "*.example",
                    "a\\,b",
                    "#0500");

    private static final List<String> OTHER_SCRIPTS =
            List.of(
                    "\u0660\u0661\u0662",
                    "\u06f0\u06f1",
                    "\u0966\u0967",
                    "\uff10\uff11",
                    "\uff41\uff42",
                    "\u0430bc",
                    "a\u0301",
                    "\u00e9",
                    "na\u00efve",
                    "stra\u00dfe",
                    "\u212a",
                    "\u0131",
                    "\u0130",
                    "\u4e2d\u6587",
                    "\u05d0\u05d1",
                    "\u0627\u0628",
                    "\ud83d\ude00",
                    "a\ud83d\ude00b",
                    "\u2460",
                    "\u2070",
                    "\u00b2",
                    "\u00bd",
                    "\ud835\udfd8",
                    "\ud835\udc1a",
                    "xn--\u00e9",
                    "a\u2024b",
                    "a\u3002b",
                    "\u2026",
                    "a\u2215b",
                    "a\uff0fb",
                    "\ufe52",
                    "\ufe63a");

    private HostileNames() {}

    static List<String> all() {
        Set<String> names = new LinkedHashSet<>(List.of(""));
        names.addAll(TRAVERSAL);
        names.addAll(SHELL);
        names.addAll(OTHER_SCRIPTS);
        names.addAll(dangerous());
        names.addAll(lengths());
        return List.copyOf(names);
    }

    /// What a terminal or a person must never get to see as it is, at the start, inside, and at the
    /// end of a name.
    static List<String> dangerous() {
        List<String> names = new ArrayList<>();
        for (String mark : marks()) {
            names.add(mark);
            names.add(mark + "a");
            names.add("a" + mark + "b");
            names.add(GOOD + mark);
        }
        names.add("\u001b[31mred");
        names.add("\u001b]0;title\u0007");
        names.add("a\r\npki: error: forged");
        return names;
    }

    /// Controls of C0 and C1, line and paragraph separators, bidirectional and invisible marks,
    /// lone surrogates.
    private static List<String> marks() {
        List<String> marks = new ArrayList<>();
        for (int c = 0; c < 0x20; c++) {
            marks.add(Character.toString(c));
        }
        for (int c : new int[] {0x7f, 0x80, 0x85, 0x9b, 0x9f, 0xad, 0x2028, 0x2029, 0xfeff}) {
            marks.add(Character.toString(c));
        }
        for (int c = 0x200b; c <= 0x200f; c++) {
            marks.add(Character.toString(c));
        }
        for (int c = 0x202a; c <= 0x202e; c++) {
            marks.add(Character.toString(c));
        }
        for (int c = 0x2066; c <= 0x2069; c++) {
            marks.add(Character.toString(c));
        }
        marks.add("\ud800");
        marks.add("\udc00");
        return marks;
    }

    private static List<String> lengths() {
        List<String> names = new ArrayList<>();
        for (int length : new int[] {65, 66, 100, 255, 256, 1_000, 4_096, 65_536}) {
            names.add("a".repeat(length));
            names.add("0".repeat(length));
        }
        return names;
    }
}
