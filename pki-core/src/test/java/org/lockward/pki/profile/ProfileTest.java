package org.lockward.pki.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.lockward.pki.certificate.Validity;
import org.lockward.pki.enrollment.EnrollmentRequest;
import org.lockward.pki.enrollment.KeySource;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.name.GeneralName;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;
import org.lockward.pki.testing.TestCa;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class ProfileTest {

    private static final Profile NODE = Profiles.named("node");
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Validity CA =
            Validity.of(NOW.minus(Duration.ofDays(1)), Duration.ofDays(3652));

    private static EnrollmentRequest request(String key, Duration validity, String... names) {
        return new EnrollmentRequest(
                TestCa.NODE,
                List.of(names).stream().map(GeneralName::parse).toList(),
                "node",
                Optional.of(validity),
                new KeySource.Generate(KeyAlgorithm.parse(key)),
                Map.of());
    }

    private static List<String> problems(EnrollmentRequest request) {
        return NODE.check(request).stream().map(Problem::what).toList();
    }

    @Test
    void an_ordinary_request_passes() {
        assertEquals(
                List.of(), problems(request("ec-p256", Duration.ofDays(397), "dns:a.example")));
    }

    @Test
    void all_problems_of_a_request_are_told_at_once() {
        var request =
                request(
                        "ml-dsa-65",
                        Duration.ofDays(9999),
                        "uri:https://a.example",
                        "dns:a",
                        "dns:a");
        assertEquals(
                List.of(
                        "a key of ml-dsa-65 for profile node",
                        "a validity of PT239976H for profile node",
                        "uri:https://a.example for profile node",
                        "dns:a is named twice"),
                problems(request));
    }

    @Test
    void a_node_is_not_issued_by_a_profile_for_cas() {
        Profile root = Profiles.named("root-ca");
        var problems = root.check(request("ec-p256", Duration.ofDays(1)));
        assertEquals("profile root-ca is for CAs", problems.getFirst().what());
    }

    @Test
    void a_profile_that_is_not_there_is_told_with_those_that_are() {
        var refused =
                assertThrows(PkiException.InvalidInput.class, () -> Profiles.named("../node"));
        assertEquals("known are: node, node-ml-dsa, root-ca", refused.problems().getFirst().why());
    }

    @Test
    void a_certificate_begins_five_minutes_ago_and_lasts_as_the_profile_says() {
        var granted = NODE.validity(Optional.empty(), NOW, CA);
        assertEquals(NOW.minusSeconds(300), granted.validity().notBefore());
        assertEquals(Duration.ofDays(397), granted.validity().length());
        assertEquals(List.of(), granted.notices());
    }

    @Test
    void a_certificate_never_begins_before_its_issuer() {
        Validity young = Validity.of(NOW.minusSeconds(10), Duration.ofDays(3652));
        var granted = NODE.validity(Optional.empty(), NOW, young);
        assertEquals(NOW.minusSeconds(10), granted.validity().notBefore());
    }

    @Test
    void a_certificate_never_outlives_its_issuer_and_that_is_said() {
        Validity old = Validity.of(NOW.minus(Duration.ofDays(100)), Duration.ofDays(130));
        var granted = NODE.validity(Optional.empty(), NOW, old);
        assertEquals(old.notAfter(), granted.validity().notAfter());
        assertEquals(
                List.of(
                        "valid until 2026-12-21T11:59:59Z, not 2027-12-23T11:54:59Z: the CA"
                                + " certificate ends then"),
                granted.notices());
    }

    @Test
    void an_expired_issuer_issues_nothing() {
        Validity expired = Validity.of(NOW.minus(Duration.ofDays(2)), Duration.ofDays(2));
        var refused =
                assertThrows(
                        PkiException.Refused.class,
                        () -> NODE.validity(Optional.empty(), NOW, expired));
        assertEquals("check this machine's clock: date -u", refused.problems().getFirst().fix());
    }
}
