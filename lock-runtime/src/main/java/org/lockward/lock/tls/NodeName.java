package org.lockward.lock.tls;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A node's name in the SPIFFE form: `spiffe://{trust domain}/node/{id}`, and nothing that
/// resembles it.
///
/// @param trustDomain lower case, as SPIFFE-ID section 2.1 has it
/// @param id `[A-Za-z0-9][A-Za-z0-9._-]{0,63}`
record NodeName(String trustDomain, String id) {

    private static final Pattern FORM =
            Pattern.compile(
                    "spiffe://([a-z0-9][a-z0-9._-]{0,254})/node/([A-Za-z0-9][A-Za-z0-9._-]{0,63})");

    static Optional<NodeName> parse(String uri) {
        Matcher matcher = FORM.matcher(uri);
        return matcher.matches()
                ? Optional.of(new NodeName(matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }
}
