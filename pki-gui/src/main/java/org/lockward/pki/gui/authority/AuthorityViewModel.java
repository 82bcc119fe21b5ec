package org.lockward.pki.gui.authority;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.lockward.pki.act.Act;
import org.lockward.pki.authority.Authority;
import org.lockward.pki.deployment.CrlPush;
import org.lockward.pki.deployment.Destination;
import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.gui.progress.Batch;
import org.lockward.pki.gui.progress.Job;
import org.lockward.pki.gui.progress.Stage;
import org.lockward.pki.gui.progress.Step;
import org.lockward.pki.gui.session.Session;
import org.lockward.pki.gui.task.Background;
import org.lockward.pki.gui.task.Failure;
import org.lockward.pki.problem.PkiException;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The CA as it is now, and a fresh CRL for it. For the screen's thread only.
final class AuthorityViewModel {

    private final Session session;
    private final Background background;
    private final InstantSource clock;
    private final Consumer<Failure> problem;
    private final ReadOnlyObjectWrapper<Optional<AuthorityFacts>> facts =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper publishing = new ReadOnlyBooleanWrapper();
    private boolean reading;
    private boolean stale;

    /// @param problem who tells a person what failed
    AuthorityViewModel(
            Session session,
            Background background,
            InstantSource clock,
            Consumer<Failure> problem) {
        this.session = session;
        this.background = background;
        this.clock = clock;
        this.problem = problem;
    }

    /// Empty until it was read once.
    ReadOnlyObjectProperty<Optional<AuthorityFacts>> facts() {
        return facts.getReadOnlyProperty();
    }

    /// While a CRL is signed or on its way.
    ReadOnlyBooleanProperty publishing() {
        return publishing.getReadOnlyProperty();
    }

    /// Reads everything anew; what comes while it reads is read once more afterwards.
    void refresh() {
        if (reading) {
            stale = true;
            return;
        }
        reading = true;
        stale = false;
        background.run(
                () -> AuthorityFacts.read(session.authority(), clock.instant()),
                this::show,
                failure -> {
                    reading = false;
                    problem.accept(failure);
                });
    }

    private void show(AuthorityFacts read) {
        reading = false;
        facts.set(Optional.of(read));
        if (stale) {
            refresh();
        }
    }

    /// Signs a CRL, then brings it to each destination: a row each. Not yet started. Reads the
    /// inventory: not for the screen's thread.
    List<Job> publication() {
        Authority authority = session.authority();
        List<Job> jobs = new ArrayList<>();
        Stage sign = new Stage(List.of(Step.PUBLISH), _ -> session.sign(authority::publishCrl));
        jobs.add(job(Messages.text("authority.publish.crl"), sign, true));
        authority.deployments().stream()
                .map(deployment -> deployment.destination())
                .distinct()
                .map(text -> job(text, new Stage(List.of(Step.PUSH), _ -> push(text)), false))
                .forEach(jobs::add);
        return jobs;
    }

    private static Job job(String subject, Stage stage, boolean gate) {
        return new Job(subject, List.of(stage), _ -> List.of(new Act.PublishCrl()), gate);
    }

    private void push(String destination) {
        List<Destination> one = List.of(Destination.parse(destination));
        CrlPush.push(one, session.authority().trust().crls())
                .getFirst()
                .failure()
                .ifPresent(failure -> {
                    throw new PkiException.Partial(failure);
                });
    }

    /// Begins, and gives `shown` what is on its way; does nothing while one is.
    void publish(Consumer<Batch> shown) {
        if (publishing.get()) {
            return;
        }
        publishing.set(true);
        background.run(
                this::publication,
                jobs -> begin(jobs, shown),
                failure -> {
                    publishing.set(false);
                    problem.accept(failure);
                });
    }

    private void begin(List<Job> jobs, Consumer<Batch> shown) {
        Batch batch = new Batch(Messages.text("authority.publish.title"), jobs, background, clock);
        batch.running().addListener((_, _, running) -> publishing.set(running));
        batch.onEnd(this::refresh);
        shown.accept(batch);
        batch.start();
    }
}
