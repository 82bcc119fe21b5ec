package org.lockward.pki.cli;

import picocli.CommandLine.Command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// `pki version`.
@Command(description = "Shows the version of pki and of its Java runtime.")
final class VersionCommand extends PkiCommand {

    VersionCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void run() {
        String version = Objects.requireNonNullElse(packageVersion(), "unpackaged");
        String java = Runtime.version().toString();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("version", version);
        fields.put("java", java);
        print(
                new Result.One(
                        "lockward.version/v1",
                        fields,
                        List.of("pki " + version + " (java " + java + ")")));
    }

    private static @org.jspecify.annotations.Nullable String packageVersion() {
        return VersionCommand.class.getPackage().getImplementationVersion();
    }
}
