package org.lockward.pki.gui.bench;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;

import org.lockward.pki.gui.app.LockwardWindow;
import org.lockward.pki.gui.app.Program;
import org.lockward.pki.gui.fleet.FleetRow;
import org.lockward.pki.gui.session.Change;
import org.lockward.pki.gui.testing.Waiting;
import org.lockward.pki.name.UniqueId;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// `FleetBench HOME`: what each act on the first screen costs, printed as a table.
public final class FleetBench {

    private static final List<String> WORDS =
            List.of("crane-04", "10.0.17", "berth-1", "pump", "e", "camera-0012", "gate", "4217");

    private final Random random = new Random(7);
    private final LockwardWindow window;
    private final Scene scene;
    private final TableView<?> table;
    private final Frames frames;
    private final FxWatch watch = new FxWatch();
    private final Robot robot = Waiting.onScreen(Robot::new);

    private FleetBench(LockwardWindow window, Scene scene) {
        this.window = window;
        this.scene = scene;
        this.table = (TableView<?>) node("fleet-table");
        this.frames = new Frames(scene, table);
    }

    /// Opens the program on the home.
    public static void main(String[] arguments) {
        Platform.startup(() -> {});
        Path home = Path.of(arguments[0]);
        LockwardWindow window = Waiting.onScreen(() -> Program.on(home, InstantSource.system()));
        Scene scene = Waiting.onScreen(() -> shown(window));
        Waiting.until("the rows", Duration.ofMinutes(5), () -> rows(scene) > 0);
        FleetBench bench = new FleetBench(window, scene);
        bench.run();
        System.exit(0);
    }

    private static Scene shown(LockwardWindow window) {
        Stage stage = new Stage();
        stage.setScene(new Scene(window.root(), 1000, 700));
        window.dress(stage.getScene());
        stage.show();
        window.start();
        return stage.getScene();
    }

    private static int rows(Scene scene) {
        return scene.lookup("#fleet-table") instanceof TableView<?> shown
                ? shown.getItems().size()
                : 0;
    }

    private Node node(String id) {
        return Waiting.onScreen(() -> scene.lookup("#" + id));
    }

    private void run() {
        System.out.printf(Locale.ROOT, "%,d nodes%n%n", table.getItems().size());
        warmUp();
        typing();
        System.out.printf("%n%-44s %12s %12s %12s%n", "act", "frame ms", "FX cpu ms", "FX wall ms");
        acts();
    }

    private void warmUp() {
        for (int i = 0; i < 3; i++) {
            WORDS.forEach(word -> type(word, new ArrayList<>()));
        }
    }

    private void typing() {
        watch.restart();
        List<Frames.Drawn> drawn = new ArrayList<>();
        WORDS.forEach(word -> type(word, drawn));
        FxWatch.Longest longest = watch.longest();
        System.out.printf(
                "%-44s %8s %8s %8s%n", "keystroke to drawn frame, ms", "median", "p95", "worst");
        print("  frame painted", drawn.stream().map(Frames.Drawn::painted).sorted().toList());
        print("  second pulse", drawn.stream().map(Frames.Drawn::secondPulse).sorted().toList());
        System.out.printf(
                Locale.ROOT,
                "  longest act on the FX thread: %.1f ms CPU, %.1f ms wall; %d keystrokes%n",
                longest.cpu(),
                longest.wall(),
                drawn.size());
    }

    private static void print(String what, List<Double> sorted) {
        System.out.printf(
                Locale.ROOT,
                "%-44s %8.1f %8.1f %8.1f%n",
                what,
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 95 / 100),
                sorted.getLast());
    }

    /// Types the word as a person does, then deletes it.
    private void type(String word, List<Frames.Drawn> drawn) {
        Waiting.doOnScreen(() -> node("fleet-filter").requestFocus());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            pause();
            drawn.add(frames.of(() -> typed(c)));
        }
        for (int i = 0; i < word.length(); i++) {
            pause();
            drawn.add(frames.of(() -> robot.keyType(KeyCode.BACK_SPACE)));
        }
    }

    /// As the window system would tell it: the robot has no key for some characters.
    private void typed(char c) {
        Node focus = scene.getFocusOwner();
        focus.fireEvent(
                new KeyEvent(
                        KeyEvent.KEY_TYPED,
                        String.valueOf(c),
                        "",
                        KeyCode.UNDEFINED,
                        false,
                        false,
                        false,
                        false));
    }

    private void pause() {
        try {
            Thread.sleep(40 + random.nextInt(60));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void acts() {
        for (String card : List.of("valid", "expiring", "expired", "revoked", "not-deployed")) {
            measure("card " + card, () -> press("fleet-card-" + card));
            measure("card " + card + " again", () -> press("fleet-card-" + card));
        }
        measure("timeline, one week", () -> key("fleet-timeline", KeyCode.ENTER));
        measure("timeline, the same week again", () -> key("fleet-timeline", KeyCode.ENTER));
        measure("live update of 10 nodes", () -> live(10));
        measure("live update of 5,000 nodes", () -> live(5_000));
        measure("everything is read again", () -> tell(new Change.Everything()));
        for (int column = 0; column < 4; column++) {
            sort(column, "sort by ");
        }
        sort(1, "sort by ");
        measure("filter while sorted by names", () -> typed('4'));
        measure(
                "clear the filter while sorted by names",
                () -> key("fleet-filter", KeyCode.ESCAPE));
        choosing();
    }

    private void sort(int column, String what) {
        TableColumn<?, ?> sorted = table.getColumns().get(column);
        measure(what + sorted.getText(), () -> resort(sorted));
    }

    @SuppressWarnings("unchecked") // the column is one of the table's
    private void resort(TableColumn<?, ?> column) {
        ((TableView<FleetRow>) table)
                .getSortOrder()
                .setAll(List.of((TableColumn<FleetRow, FleetRow>) column));
        Waiting.doOnScreen(() -> node("fleet-filter").requestFocus());
    }

    private void choosing() {
        watched("select all that match", () -> table.getSelectionModel().selectAll());
        watched("clear that selection", () -> table.getSelectionModel().clearSelection());
        int last = table.getItems().size();
        watched(
                "select 50,000 rows one range (Shift+End)",
                () -> table.getSelectionModel().selectRange(0, last));
        watched("clear that selection", () -> table.getSelectionModel().clearSelection());
        watched("select one row", () -> table.getSelectionModel().clearAndSelect(3));
    }

    private void press(String id) {
        ((Button) scene.lookup("#" + id)).fire();
    }

    private void key(String id, KeyCode code) {
        scene.lookup("#" + id)
                .fireEvent(
                        new KeyEvent(
                                KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private void live(int count) {
        Set<UniqueId> ids =
                IntStream.range(0, count)
                        .mapToObj(i ->
                                ((FleetRow) table.getItems().get(i * 7 % table.getItems().size()))
                                        .id())
                        .collect(Collectors.toSet());
        tell(new Change.Nodes(ids));
    }

    private void tell(Change change) {
        window.desk().orElseThrow().changes().tell(change);
    }

    /// An act after which the table has other rows.
    private void measure(String act, Runnable doing) {
        pause();
        watch.restart();
        Frames.Drawn drawn = frames.of(doing);
        FxWatch.Longest longest = watch.longest();
        line(act, "%.1f".formatted(drawn.painted()), longest);
    }

    /// An act that leaves the rows.
    private void watched(String act, Runnable doing) {
        pause();
        watch.restart();
        Waiting.doOnScreen(doing);
        pause();
        line(act, "", watch.longest());
    }

    private static void line(String act, String frame, FxWatch.Longest longest) {
        String over = longest.cpu() > 16 ? "  over 16 ms" : "";
        System.out.printf(
                Locale.ROOT,
                "%-44s %12s %12.1f %12.1f%s%n",
                act,
                frame,
                longest.cpu(),
                longest.wall(),
                over);
    }
}
