package org.lockward.pki.gui.issue;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.lockward.pki.act.Act;
import org.lockward.pki.authority.Authority;
import org.lockward.pki.gui.task.Background;
import org.lockward.pki.gui.task.Failure;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.name.ThisMachine;

import java.util.List;
import java.util.Optional;

/// Asks the CA what it would issue, one question at a time: while it thinks, only the newest one
/// waits. For the screen's thread only.
final class PreviewQuestion {

    private final Authority authority;
    private final Background background;
    private final ReadOnlyObjectWrapper<IssuePreview> answer =
            new ReadOnlyObjectWrapper<>(new IssuePreview.Nothing());
    private Optional<Act.IssueNode> wanted = Optional.empty();
    private boolean asking;

    PreviewQuestion(Authority authority, Background background) {
        this.authority = authority;
        this.background = background;
    }

    ReadOnlyObjectProperty<IssuePreview> answer() {
        return answer.getReadOnlyProperty();
    }

    /// A refusal of something else is taken back at once; what would be issued stays until the next
    /// answer, so that nothing flickers while somebody types.
    void ask(Optional<Act.IssueNode> act) {
        Optional<Act.IssueNode> before = wanted;
        wanted = act.filter(PreviewQuestion::cheap);
        boolean stale = answer.get() instanceof IssuePreview.Refused && !wanted.equals(before);
        if (wanted.isEmpty() || stale) {
            answer.set(new IssuePreview.Nothing());
        }
        if (wanted.isPresent() && !asking) {
            askNow(wanted.get());
        }
    }

    /// Who asks gets a key made for the answer, and an RSA key takes a second or more.
    private static boolean cheap(Act.IssueNode act) {
        return !(act.keyAlgorithm().orElse(null) instanceof KeyAlgorithm.Rsa);
    }

    private void askNow(Act.IssueNode act) {
        asking = true;
        background.run(
                () -> authority.preview(act.request(new ThisMachine(List.of()))),
                certificate -> answered(act, new IssuePreview.Ready(certificate)),
                failure -> answered(act, refused(failure)));
    }

    private static IssuePreview refused(Failure failure) {
        return new IssuePreview.Refused(failure.problems());
    }

    private void answered(Act.IssueNode asked, IssuePreview said) {
        asking = false;
        if (wanted.isEmpty()) {
            return;
        }
        if (wanted.get().equals(asked)) {
            answer.set(said);
        } else {
            askNow(wanted.get());
        }
    }
}
