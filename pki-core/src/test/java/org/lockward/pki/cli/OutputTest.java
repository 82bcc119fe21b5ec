package org.lockward.pki.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockward.pki.json.Json;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Results as programs read them.
class OutputTest {

    @TempDir static Path directory;

    private static Shell shell() {
        return Shell.at(directory.resolve("ca"))
                .with("LOCKWARD_MACHINE_ID_FILE", "src/test/resources/machine-id");
    }

    @BeforeAll
    static void a_ca_with_a_deployed_node() {
        shell().run("init", "--insecure-plain-ca-key");
        shell().run("issue-node", "db1", "--label", "place=\"K\u00f6ln\", 7");
        Shell.Outcome deployed = shell().run("deploy-node", "db1", "--to", "dir:" + tls());
        assertEquals(0, deployed.exit(), deployed.err());
    }

    private static Path tls() {
        return directory.resolve("tls");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version",
                "unique-id",
                "show-ca",
                "list-nodes",
                "show-node db1",
                "issue-node db2 --dry-run",
                "issue-node db3",
                "deploy-node db1",
                "deploy-node db1 --dry-run",
                "revoke-node db1 --dry-run",
                "publish-crl",
                "publish-crl --dry-run",
                "inspect {tls}/live/chain.pem",
                "inspect {tls}/live/key.pem",
                "verify {tls}/live"
            })
    void every_result_is_one_line_of_json_with_a_schema(String command) {
        String line = (command + " -q -o json").replace("{tls}", tls().toString());
        Shell.Outcome outcome = shell().run(line.split(" ", -1));
        assertEquals(0, outcome.exit(), outcome.err());
        assertEquals(1, outcome.outLines().size(), outcome.out());
        assertTrue(JsonCheck.isJson(outcome.out().strip()), outcome.out());
        assertTrue(outcome.out().matches("(?s)\\{\"schema\":\"lockward\\.[a-z-]+/v1\".*"));
    }

    @Test
    void an_aging_crl_is_noted_beside_the_list() {
        Shell.Outcome young = shell().run("list-nodes");
        assertFalse(young.err().contains("the CRL ends"), young.err());
        Shell.Outcome old = shell().later(Duration.ofDays(4)).run("list-nodes");
        assertTrue(
                old.err().contains("pki: note: the CRL ends at 2026-11-28T12:00:00Z;"), old.err());
    }

    @Test
    void a_label_survives_json_and_csv() {
        String json = shell().run("list-nodes", "-o", "ndjson").out();
        assertTrue(json.contains("{\"place\":\"\\\"K\\u00f6ln\\\", 7\"}"), json);
        String csv = shell().run("list-nodes", "-o", "csv").out();
        assertTrue(csv.contains("\"{\"\"place\"\":\"\"\\\"\"K\\u00f6ln\\\"\", 7\"\"}\""), csv);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"a\":1,\"a\":2}",
                "[1,]",
                "01",
                "\"\n\"",
                "nul",
                "{} ",
                "\"\\x\""
            })
    void the_check_itself_refuses(String text) {
        assertTrue(!JsonCheck.isJson(text), text);
    }

    @Test
    void json_writes_each_kind_of_value() {
        Map<String, Object> map =
                Map.of("a", List.of(1, true, "x\"\\\n\u202e", java.util.Optional.empty()));
        String json = Json.text(map);
        assertEquals("{\"a\":[1,true,\"x\\\"\\\\\\u000a\\u202e\",null]}", json);
        assertTrue(JsonCheck.isJson(json));
    }
}
