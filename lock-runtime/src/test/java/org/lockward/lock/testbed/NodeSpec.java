package org.lockward.lock.testbed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What a certificate for a test is to look like; [#node] is what our own CA issues.
///
/// @param subject as OpenSSL writes it: `/CN=…`
/// @param key `EC:P-256`, `RSA:2048`, `ED25519`
/// @param serial upper-case hex, or `random`
/// @param digest the signature's
/// @param extensions lines of an OpenSSL extension section
/// @param since how long before its issue it starts to be valid
/// @param until how long after its issue it is valid
public record NodeSpec(
        String subject,
        String key,
        String serial,
        String digest,
        List<String> extensions,
        Duration since,
        Duration until) {

    /// The certificate of a node as it should be, for loopback.
    public static NodeSpec node(String id) {
        return new NodeSpec(
                "/CN=" + id,
                "EC:P-256",
                "random",
                "sha256",
                List.of(
                        "basicConstraints=critical,CA:FALSE",
                        "keyUsage=critical,digitalSignature",
                        "extendedKeyUsage=serverAuth,clientAuth",
                        "subjectKeyIdentifier=hash",
                        "authorityKeyIdentifier=keyid",
                        san("fleet.internal", id)),
                Duration.ofMinutes(5),
                Duration.ofDays(90));
    }

    /// The certificate of a CA below another one.
    ///
    /// @param constraints the value of basicConstraints
    public static NodeSpec authority(String name, String constraints) {
        return new NodeSpec(
                "/CN=" + name,
                "EC:P-256",
                "random",
                "sha256",
                List.of(
                        "basicConstraints=" + constraints,
                        "keyUsage=critical,keyCertSign,cRLSign",
                        "subjectKeyIdentifier=hash",
                        "authorityKeyIdentifier=keyid"),
                Duration.ofMinutes(5),
                Duration.ofDays(90));
    }

    private static String san(String trustDomain, String id) {
        return "subjectAltName=DNS:localhost,IP:127.0.0.1,URI:spiffe://"
                + trustDomain
                + "/node/"
                + id;
    }

    public NodeSpec subject(String other) {
        return new NodeSpec(other, key, serial, digest, extensions, since, until);
    }

    public NodeSpec key(String other) {
        return new NodeSpec(subject, other, serial, digest, extensions, since, until);
    }

    public NodeSpec serial(String other) {
        return new NodeSpec(subject, key, other, digest, extensions, since, until);
    }

    public NodeSpec digest(String other) {
        return new NodeSpec(subject, key, serial, other, extensions, since, until);
    }

    /// Valid from so much before now to so much after it; negative durations are allowed.
    public NodeSpec valid(Duration from, Duration to) {
        return new NodeSpec(subject, key, serial, digest, extensions, from, to);
    }

    /// Another value for one extension; empty leaves it out.
    public NodeSpec extension(String name, String value) {
        List<String> changed = new ArrayList<>(extensions);
        changed.removeIf(line -> line.startsWith(name + "="));
        if (!value.isEmpty()) {
            changed.add(name + "=" + value);
        }
        return new NodeSpec(subject, key, serial, digest, List.copyOf(changed), since, until);
    }
}
