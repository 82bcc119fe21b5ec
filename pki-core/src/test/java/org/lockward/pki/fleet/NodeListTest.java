package org.lockward.pki.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockward.pki.deployment.Destination;
import org.lockward.pki.deployment.Endpoint;
import org.lockward.pki.fleet.NodeList.Row;
import org.lockward.pki.name.GeneralName;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;
import org.lockward.pki.testing.Program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Lists as people paste and drop them, good and bad.
class NodeListTest {

    @TempDir private Path directory;

    private static NodeList read(String text) {
        return NodeList.parse(text, "list");
    }

    private static List<String> ids(NodeList list) {
        return list.rows().stream().map(row -> row.node().value()).toList();
    }

    private static List<String> wrong(String text) {
        return read(text).problems().stream().map(Problem::what).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb\nc",
                "a\r\nb\r\nc\r\n",
                "\ufeffa\nb\nc\n",
                "\n a \n\n\tb\n  \nc\n\n",
                "id\na\nb\nc\n",
                "\ufeffID\r\na\r\nb\r\nc",
                "\"id\"\n\"a\"\n\"b\"\n\"c\"",
                "san,id\n,a\n,b\n,c\n"
            })
    void ids_stand_a_line_each_however_it_ends(String text) {
        NodeList list = read(text);
        assertEquals(List.of(), list.problems());
        assertEquals(List.of("a", "b", "c"), ids(list));
    }

    @Test
    void a_row_says_everything_that_issuing_takes() {
        NodeList list =
                read(
                        """
                        id,san,labels,deploy_to,verify,csr
                        db1,"dns:db1.example;ip:10.0.0.7 dns:x","rack=7;note=a, ""b""\",dir:/srv/tls,[::1]:7410,a b.csr
                        """);
        assertEquals(List.of(), list.problems());
        Row row = list.rows().getFirst();
        assertEquals(2, row.line());
        assertEquals(
                List.of("dns:db1.example", "ip:10.0.0.7", "dns:x"),
                row.names().stream().map(GeneralName::text).toList());
        assertEquals(Map.of("rack", "7", "note", "a, \"b\""), row.labels());
        assertEquals(Optional.of(Destination.parse("dir:/srv/tls")), row.act().deployTo());
        assertEquals(Optional.of(Endpoint.parse("[::1]:7410")), row.act().verify());
        assertEquals(Optional.of(Path.of("a b.csr")), row.act().csr());
    }

    @Test
    void every_problem_names_its_line_and_value_and_the_good_rows_stay() {
        NodeList list = read("id,san\n../x,dns:a\ngood,dns:b\nbad,dns:-;foo:x\n,\nshort\n");
        assertEquals(List.of("good"), ids(list));
        List<String> told = list.problems().stream().map(Problem::what).toList();
        assertEquals(
                List.of(
                        "list: line 2: id: \"../x\" is not a unique ID",
                        "list: line 4: san: \"-\" is not a valid DNS name",
                        "list: line 4: san: \"foo:x\" is not a valid alternative name",
                        "list: line 5: id: \"\" is not a unique ID",
                        "list: line 6: has 1 cells: \"short\""),
                told);
    }

    @Test
    void a_node_that_comes_twice_is_named_with_both_lines() {
        Problem twice = read("id\na\nb\na\n").problems().getFirst();
        assertEquals("list: line 4: names node a again", twice.what());
        assertEquals("line 2 does too", twice.why());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "id,color\\na,red|list: line 1: has a column \"color\"",
                "id,id\\na,a|list: line 1: has a column twice: id, id",
                "a,b|list: line 1: has 2 cells: \"a,b\"",
                "id\\n\"a|list: line 2: cannot be read",
                "id\\n\"a\"b|list: line 2: cannot be read",
                "id\\na\"b\"|list: line 2: cannot be read",
                "id\\na\\rb|list: line 2: cannot be read",
                "id\\na\\u0000|list: line 2: id: \"a\\u{0}\" is not a unique ID",
                "id,labels\\na,rack|list: line 2: labels: \"rack\" is not a label",
                "id,labels\\na,r=1;r=2|list: line 2: labels \"r=2\"",
                "id,labels\\na,Rack=1|list: line 2: \"Rack=1\" is not a label",
                "id,deploy_to\\na,/srv|list: line 2: deploy_to: \"/srv\" is not a destination",
                "id,verify\\na,x:y|list: line 2: verify: \"x:y\" is not HOST:PORT",
                "id,deploy_to,verify\\na,,x:1"
                        + "|list: line 2: --verify x:1 proves a deployment, and there is none"
            })
    void bad_input_is_told(String text, String problem) {
        String written =
                text.replace("\\n", "\n").replace("\\r", "\r").replace("\\u0000", "\u0000");
        assertEquals(List.of(problem), wrong(written));
    }

    @Test
    void lines_are_counted_through_quotes() {
        assertEquals(
                List.of("list: line 4: id: \"-\" is not a unique ID"),
                wrong("id,labels\na,\"x=1;\ny=2\"\n-,\n"));
    }

    @Test
    void after_a_line_that_cannot_be_read_the_next_ones_are() {
        assertEquals(List.of("a", "c"), ids(read("a\nb\"x\nc\n")));
    }

    @Test
    void a_list_is_not_longer_than_100_000_nodes() {
        NodeList list = read(numbers(NodeList.MAX_ROWS + 5));
        assertEquals(NodeList.MAX_ROWS, list.rows().size());
        assertEquals(
                List.of("list: line 100001: is one node too many"),
                list.problems().stream().map(Problem::what).toList());
    }

    private static String numbers(int count) {
        return IntStream.range(0, count).mapToObj(n -> "n" + n).collect(Collectors.joining("\n"));
    }

    @Test
    void a_list_is_not_longer_than_16_mib() {
        String text = "é".repeat(NodeList.MAX_BYTES / 2 + 1);
        assertEquals(List.of("list is longer than 16 MiB"), wrong(text));
    }

    @Test
    void many_problems_are_told_by_their_number() {
        NodeList list = read("-\n".repeat(5_000));
        assertEquals(1_001, list.problems().size());
        assertEquals("list: and 4000 problems more", list.problems().getLast().what());
    }

    @Test
    void a_file_that_is_not_utf_8_is_refused() throws IOException {
        Path file = Files.write(directory.resolve("list"), new byte[] {'a', (byte) 0xe9, '\n'});
        assertThrows(PkiException.InvalidInput.class, () -> NodeList.ofFile(file));
    }

    private Path request(String name, String subject) throws IOException, InterruptedException {
        Path file = directory.resolve(name);
        var made =
                Program.run(
                        Program.openssl(),
                        "req",
                        "-new",
                        "-newkey",
                        "ec",
                        "-pkeyopt",
                        "ec_paramgen_curve:P-256",
                        "-nodes",
                        "-keyout",
                        directory.resolve("key").toString(),
                        "-subj",
                        subject,
                        "-out",
                        file.toString());
        assertEquals(0, made.exit(), made.output());
        return file;
    }

    @Test
    void a_request_is_for_the_node_of_its_common_name() throws IOException, InterruptedException {
        Path file = request("x.csr", "/O=Fleet/CN=node-7");
        Row row = NodeList.ofFile(file).rows().getFirst();
        assertEquals("node-7", row.node().value());
        assertEquals(Optional.of(file), row.act().csr());
    }

    @Test
    void a_request_whose_common_name_is_no_id_is_for_the_node_of_its_files_name()
            throws IOException, InterruptedException {
        assertEquals(List.of("db-2"), ids(NodeList.ofRequest(request("db-2.csr", "/CN=a b"))));
        assertEquals(List.of("db-3"), ids(NodeList.ofRequest(request("db-3.pem", "/O=x"))));
    }

    @Test
    void a_request_that_names_no_node_is_refused() throws IOException, InterruptedException {
        Path file = request("a b.csr", "/CN=c d");
        var refused = assertThrows(PkiException.InvalidInput.class, () -> NodeList.ofRequest(file));
        String said = refused.problems().getFirst().what();
        assertTrue(said.contains("does not say which node"), said);
    }
}
