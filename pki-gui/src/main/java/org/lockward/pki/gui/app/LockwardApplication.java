package org.lockward.pki.gui.app;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.lockward.pki.gui.log.ErrorLog;
import org.lockward.pki.gui.preferences.Keeper;
import org.lockward.pki.gui.preferences.Preferences;
import org.lockward.pki.gui.preferences.PreferencesFile;
import org.lockward.pki.gui.task.Failure;
import org.lockward.pki.gui.task.FxBackground;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// The desktop program as JavaFX starts it.
///
/// Its arguments are `--home=DIR` and, where the directory was named by whoever started it,
/// `--named-home`.
public final class LockwardApplication extends Application {

    private static final double WIDTH = 1240;
    private static final double HEIGHT = 800;

    private @Nullable LockwardWindow window;

    @Override
    public void start(Stage stage) {
        Surroundings surroundings = surroundings();
        Thread.setDefaultUncaughtExceptionHandler((_, failure) -> surroundings.log().note(failure));
        LockwardWindow made = new LockwardWindow(surroundings);
        window = made;
        Scene scene = new Scene(made.root(), WIDTH, HEIGHT);
        made.dress(scene);
        stage.setTitle("Lockward");
        stage.setScene(scene);
        stage.setMinWidth(760);
        stage.setMinHeight(520);
        stage.setOnCloseRequest(request -> {
            request.consume();
            made.askToQuit(stage::close);
        });
        stage.show();
        made.start();
        Trial.beginIfAskedFor(made, stage::close);
    }

    private Surroundings surroundings() {
        Path home = Path.of(getParameters().getNamed().get("home"));
        boolean named = getParameters().getUnnamed().contains("--named-home");
        Environment environment = new Environment(System.getenv());
        InstantSource clock = InstantSource.system();
        FxBackground background = new FxBackground();
        ErrorLog log = new ErrorLog(environment.errorLog(), clock);
        PreferencesFile file = new PreferencesFile(environment.preferences());
        Keeper keeper = new Keeper(file, background, this::notKept);
        return new Surroundings(
                home,
                Optional.of(home).filter(_ -> named),
                background,
                clock,
                Preferences.of(file, keeper),
                log);
    }

    private void notKept(Failure failure) {
        if (window != null) {
            window.tell(failure);
        }
    }

    @Override
    public void stop() {
        if (window != null) {
            window.close();
        }
    }
}
