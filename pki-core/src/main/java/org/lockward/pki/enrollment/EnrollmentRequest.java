package org.lockward.pki.enrollment;

import org.lockward.pki.name.GeneralName;
import org.lockward.pki.name.Printable;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// One node asks for a certificate.
///
/// @param node the CN to be
/// @param names further alternative names; its ID and its SPIFFE ID are added by us
/// @param profile the name of one
/// @param validity the wish; empty takes the profile's default
/// @param keySource where the key comes from
/// @param labels for people to find the node by; keys `[a-z][a-z0-9._/-]{0,62}`, values up to 128
///   printable characters
public record EnrollmentRequest(
        UniqueId node,
        List<GeneralName> names,
        String profile,
        Optional<Duration> validity,
        KeySource keySource,
        Map<String, String> labels) {

    private static final Pattern LABEL_KEY = Pattern.compile("[a-z][a-z0-9._/-]{0,62}");
    private static final Pattern LABEL_VALUE =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ]{0,128}");
    private static final int MAX_LABELS = 64;

    public EnrollmentRequest {
        names = List.copyOf(names);
        labels = Map.copyOf(new TreeMap<>(labels));
        if (labels.size() > MAX_LABELS) {
            throw new PkiException.InvalidInput(
                    new Problem(labels.size() + " labels", "at most " + MAX_LABELS, ""));
        }
        labels.forEach(EnrollmentRequest::checkLabel);
    }

    /// A node of the default profile with a fresh key.
    public static EnrollmentRequest of(
            UniqueId node, List<GeneralName> names, KeySource keySource) {
        return new EnrollmentRequest(node, names, "node", Optional.empty(), keySource, Map.of());
    }

    private static void checkLabel(String key, String value) {
        if (!LABEL_KEY.matcher(key).matches() || !LABEL_VALUE.matcher(value).matches()) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            Printable.quote(key + "=" + value) + " is not a label",
                            "key=value; the key is 1 to 63 of a-z 0-9 . _ / - and starts with a"
                                    + " letter; the value has up to 128 printable characters",
                            "for example: --label rack=7"));
        }
    }
}
