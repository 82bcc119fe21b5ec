package org.lockward.pki.name;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockward.pki.problem.PkiException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class NamesTest {

    @TempDir Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dns:node-a.example",
                "dns:A.Example",
                "dns:xn--n3h.com",
                "dns:7",
                "ip:10.0.0.7",
                "ip:::1",
                "ip:2001:db8::7",
                "uri:urn:uuid:1",
                "uri:spiffe://x.internal/node/y",
                "email:a.b@c.example"
            })
    void a_good_name_is_read_and_told_as_it_was_written(String text) {
        assertEquals(text, GeneralName.parse(text).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "node-a.example",
                "DNS:a",
                "dns:",
                "dns:*.example",
                "dns:a_b",
                "dns:a..b",
                "dns:a.",
                "dns:-a",
                "dns:a-",
                "dns:10.0.0.7",
                "dns:a b",
                "dns:a\u0000b",
                "dns:é",
                "dns:٣",
                "ip:10.0.0",
                "ip:10.0.0.07",
                "ip:10.0.0.256",
                "ip:1",
                "ip:localhost",
                "ip:fe80::1%eth0",
                "ip:::ffff:10.0.0.7",
                "ip:[::1]",
                "ip:10.0.0.7/8"
            })
    void a_bad_host_name_or_address_is_refused(String text) {
        var refused = assertThrows(PkiException.InvalidInput.class, () -> GeneralName.parse(text));
        assertTrue(refused.problems().getFirst().what().contains(" is not a valid "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uri:relative",
                "uri:https://u:p@h",
                "uri:http://a b",
                "uri:",
                "email:a",
                "email:@b",
                "email:a@b_c",
                "email:a@b@c",
                "other:x",
                ""
            })
    void a_bad_uri_or_address_for_mail_is_refused(String text) {
        a_bad_host_name_or_address_is_refused(text);
    }

    @Test
    void a_name_of_254_characters_is_refused_and_one_of_253_is_not() {
        String longest = "a.".repeat(126) + "a";
        assertEquals(longest, new GeneralName.Dns(longest).value());
        assertThrows(PkiException.class, () -> new GeneralName.Dns(longest + "a.a"));
    }

    @ParameterizedTest
    @CsvSource({
        "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "0:0:0:0:0:0:0:0, ::",
        "1:0:0:0:0:0:0:0, 1::",
        "0:0:0:1:0:0:0:0, 0:0:0:1::",
        "fe80::A, fe80::a"
    })
    void an_ipv6_address_has_the_one_text_of_rfc_5952(String text, String canonical) {
        assertEquals(canonical, GeneralName.Ip.parse(text).value());
        assertEquals(GeneralName.Ip.parse(canonical), GeneralName.Ip.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "Fleet X, fleet-x.internal",
        "Übermut & Söhne, ubermut-sohne.internal",
        "東京, fleet.internal",
        "--a--, a.internal"
    })
    void a_trust_domain_follows_from_the_fleets_name(String fleet, String domain) {
        assertEquals(domain, TrustDomain.ofFleet(fleet).value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Fleet", "a_b", "a/b", "a..b", ".a", "a:1", "-a"})
    void a_bad_trust_domain_is_refused(String text) {
        assertThrows(PkiException.InvalidInput.class, () -> new TrustDomain(text));
    }

    @Test
    void the_common_name_comes_last_in_a_subject() {
        var name = new DistinguishedName("node, a", Optional.of("Fleet \"X\""));
        assertEquals("CN=node\\, a,O=Fleet \\\"X\\\"", name.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a", "a ", "a\u0000b", "a\nb", "a\u202eb", "a\u200bb"})
    void a_common_name_with_what_cannot_be_seen_is_refused(String text) {
        assertThrows(
                PkiException.InvalidInput.class,
                () -> new DistinguishedName(text, Optional.empty()));
    }

    @Test
    void this_machine_has_the_id_of_its_file_and_a_derived_one() throws Exception {
        Path file =
                Files.writeString(directory.resolve("id"), "0123456789abcdef0123456789abcdef\n");
        var machine = ThisMachine.of(Map.of(ThisMachine.ID_FILE_VARIABLE, file.toString()));
        assertEquals("0123456789abcdef0123456789abcdef", machine.uniqueId().value());
        assertTrue(machine.derivedId().isMachineId());
        assertEquals(machine.derivedId(), new ThisMachine(List.of(file)).derivedId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "uninitialized\n", "0123456789ABCDEF0123456789ABCDEF\n"})
    void a_machine_id_file_without_an_id_is_told_by_name(String content) throws Exception {
        Path file = Files.writeString(directory.resolve("id"), content);
        var refused =
                assertThrows(
                        PkiException.InvalidInput.class,
                        () -> new ThisMachine(List.of(file)).uniqueId());
        assertTrue(refused.problems().getFirst().what().startsWith(file + " holds \""));
    }

    @Test
    void a_machine_without_an_id_is_told_what_to_do() {
        var machine = new ThisMachine(List.of(directory.resolve("missing")));
        var refused = assertThrows(PkiException.NotFound.class, machine::uniqueId);
        assertTrue(refused.problems().getFirst().fix().contains("pki issue-node ID"));
    }

    @Test
    void no_name_of_this_machine_is_a_loopback_one() {
        var machine = new ThisMachine(List.of());
        machine.names().forEach(n -> assertTrue(!n.text().startsWith("ip:127."), n.text()));
    }
}
