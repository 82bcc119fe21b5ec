package org.lockward.pki.gui.activity;

import org.lockward.pki.audit.AuditVerification;
import org.lockward.pki.audit.Checkpoint;
import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.gui.theme.Tone;
import org.lockward.pki.problem.Problem;

import java.util.List;
import java.util.Optional;

/// Whether each line of the record follows from the one before.
sealed interface Chain {

    /// Nobody looked yet.
    record Unknown() implements Chain {}

    /// Somebody is looking.
    record Checking() implements Chain {}

    /// It does, up to `last`.
    record Whole(long entries, Optional<Checkpoint> last) implements Chain {}

    /// It does not.
    record Broken(List<Problem> problems) implements Chain {

        public Broken {
            problems = List.copyOf(problems);
        }
    }

    /// What a verification found.
    ///
    /// @param from where it began
    /// @param before how many entries stand up to there
    static Chain of(AuditVerification found, Optional<Checkpoint> from, long before) {
        if (!found.problems().isEmpty()) {
            return new Broken(found.problems());
        }
        long entries = found.last().map(Checkpoint::number).orElse(before);
        return new Whole(entries, found.last().or(() -> from));
    }

    default String text() {
        return switch (this) {
            case Unknown() -> Messages.text("activity.chain.unknown");
            case Checking() -> Messages.text("activity.chain.checking");
            case Whole(long entries, _) -> Messages.text("activity.chain.whole", entries);
            case Broken(List<Problem> problems) ->
                    Messages.text("activity.chain.broken", problems.getFirst().what());
        };
    }

    default Tone tone() {
        return switch (this) {
            case Unknown(), Checking() -> Tone.NEUTRAL;
            case Whole(_, _) -> Tone.SUCCESS;
            case Broken(_) -> Tone.DANGER;
        };
    }

    /// As Ikonli writes it.
    default String icon() {
        return switch (this) {
            case Unknown(), Checking() -> "mdomz-schedule";
            case Whole(_, _) -> "mdoal-check_circle";
            case Broken(_) -> "mdoal-error_outline";
        };
    }
}
