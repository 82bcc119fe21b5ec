package org.lockward.pki.fleet;

import org.lockward.pki.act.Act;
import org.lockward.pki.deployment.Destination;
import org.lockward.pki.deployment.Endpoint;
import org.lockward.pki.enrollment.CertificationRequest;
import org.lockward.pki.file.BoundedFile;
import org.lockward.pki.name.GeneralName;
import org.lockward.pki.name.Printable;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.pem.Pem;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Nodes that somebody listed: IDs, one a line, or CSV with a header of `id`, `san`, `labels`,
/// `deploy_to`, `verify`, `csr`.
///
/// @param rows those that can be read, in their order
/// @param problems what cannot, with line and value
public record NodeList(List<Row> rows, List<Problem> problems) {

    /// Bytes of a list.
    public static final int MAX_BYTES = 16 * 1024 * 1024;

    /// Nodes of a list.
    public static final int MAX_ROWS = 100_000;

    /// What a request in PEM begins with.
    private static final String REQUEST = "-----BEGIN CERTIFICATE REQUEST-----";

    public NodeList {
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
    }

    /// One node.
    ///
    /// @param line where it stands, from 1
    public record Row(
            int line,
            UniqueId node,
            List<GeneralName> names,
            Map<String, String> labels,
            Optional<Destination> deployTo,
            Optional<Endpoint> verify,
            Optional<Path> csr) {

        public Row {
            names = List.copyOf(names);
            labels = Map.copyOf(new TreeMap<>(labels));
        }

        /// The act that issues its certificate, with the usual profile.
        public Act.IssueNode act() {
            return new Act.IssueNode(
                    Optional.of(node),
                    names,
                    Act.IssueNode.DEFAULT_PROFILE,
                    Optional.empty(),
                    Optional.empty(),
                    csr,
                    labels,
                    deployTo,
                    verify);
        }
    }

    /// Reads a list; never throws for what stands in it.
    ///
    /// @param source what it is called, for messages: a file's name, `the clipboard`
    public static NodeList parse(String text, String source) {
        return new ListReader(source).read(text);
    }

    /// Reads a file: a list in UTF-8, or a PKCS#10, see [#ofRequest].
    ///
    /// `InvalidInput` when the file cannot be read as one of them, or is longer than 16 MiB.
    public static NodeList ofFile(Path file) {
        byte[] content = BoundedFile.read(file, MAX_BYTES);
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            return text.stripLeading().startsWith(REQUEST)
                    ? ofRequest(file)
                    : parse(text, file.toString());
        } catch (CharacterCodingException e) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            file + " is not UTF-8",
                            "a list is text: " + e.getMessage(),
                            "save it as UTF-8"),
                    e);
        }
    }

    /// The node that a PKCS#10 is for. Its ID is the request's CN when that is an ID, else the
    /// file's name without its ending. The file is read again when the certificate is issued.
    ///
    /// `InvalidInput` when neither is an ID, or the request cannot be read; `Refused` when its key
    /// is weak.
    public static NodeList ofRequest(Path file) {
        var request =
                CertificationRequest.parse(BoundedFile.read(file, Pem.MAX_SINGLE), file.toString());
        UniqueId node =
                request.commonName()
                        .flatMap(NodeList::id)
                        .or(() -> id(withoutEnding(file)))
                        .orElseThrow(() -> nameless(file, request));
        Row row =
                new Row(
                        1,
                        node,
                        List.of(),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(file));
        return new NodeList(List.of(row), List.of());
    }

    private static PkiException nameless(Path file, CertificationRequest request) {
        return new PkiException.InvalidInput(
                new Problem(
                        file + " does not say which node it is for",
                        "neither its subject "
                                + request.subject()
                                + " nor its file's name has a unique ID",
                        "rename the file to ID.csr"));
    }

    private static String withoutEnding(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static Optional<UniqueId> id(String text) {
        try {
            return Optional.of(new UniqueId(text));
        } catch (PkiException.InvalidInput e) {
            return Optional.empty();
        }
    }

    /// As a message shows foreign text.
    static String shown(String text) {
        return Printable.quote(text);
    }
}
