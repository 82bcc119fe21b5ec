package org.lockward.pki.cli;

import org.lockward.pki.name.ThisMachine;
import org.lockward.pki.name.UniqueId;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `pki unique-id`.
@Command(description = "Prints this machine's unique ID, as flom --unique-id prints it.")
final class UniqueIdCommand extends PkiCommand {

    @Option(
            names = "--derived",
            description = "a keyed hash of it, for where the machine ID itself must not be shown")
    private boolean derived;

    UniqueIdCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void run() {
        ThisMachine machine = ThisMachine.of(surroundings().environment());
        UniqueId id = derived ? machine.derivedId() : machine.uniqueId();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("unique_id", id);
        fields.put("derived", derived);
        print(new Result.One("lockward.unique-id/v1", fields, List.of(id.value())));
    }
}
