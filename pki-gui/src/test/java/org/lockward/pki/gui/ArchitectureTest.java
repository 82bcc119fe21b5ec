package org.lockward.pki.gui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.util.stream.Collectors.toCollection;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import javafx.application.Platform;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;

/// The plan of the desktop: who may import whom. A new row is a decision; write it down in
/// docs/adr.
class ArchitectureTest {

    private static final String ROOT = "org.lockward.pki.gui.";

    /// What every screen is made of.
    private static final String DESK = "i18n task action log theme session preferences shell";

    /// Each package and the packages of the desktop that it may import, separated by spaces.
    private static final Map<String, String> TABLE = new LinkedHashMap<>();

    static {
        TABLE.put("i18n", "");
        TABLE.put("form", "i18n");
        TABLE.put("task", "");
        TABLE.put("action", "");
        TABLE.put("log", "");
        TABLE.put("preferences", "task");
        TABLE.put("theme", "preferences");
        TABLE.put("session", "task");
        TABLE.put("shell", "i18n task action log theme session preferences");
        TABLE.put("welcome", DESK);
        TABLE.put("settings", DESK);
        TABLE.put("progress", DESK);
        TABLE.put("fleet", DESK);
        TABLE.put("issue", DESK + " form progress fleet");
        TABLE.put("lifecycle", DESK + " form progress fleet");
        TABLE.put("authority", DESK + " progress");
        TABLE.put("activity", DESK);
        TABLE.put(
                "app",
                DESK + " welcome settings form progress fleet issue lifecycle authority activity");
    }

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.lockward.pki.gui");

    @Test
    void every_package_stands_in_the_table() {
        Set<String> packages =
                CLASSES.stream()
                        .map(c -> c.getPackageName().substring(ROOT.length()))
                        .collect(toCollection(TreeSet::new));
        packages.removeAll(TABLE.keySet());
        assertEquals(Set.of(), packages);
    }

    @Test
    void a_package_imports_only_what_the_table_allows() {
        TABLE.forEach((name, allowed) ->
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + name)
                        .should()
                        .dependOnClassesThat(ourOthers(name, allowed))
                        .allowEmptyShould(true)
                        .check(CLASSES));
    }

    @Test
    void packages_form_no_cycle() {
        slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void a_view_model_knows_neither_scenes_nor_windows() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void what_has_no_screen_of_its_own_knows_neither_scenes_nor_windows() {
        noClasses()
                .that()
                .resideInAnyPackage(packages("i18n task action log session preferences"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..")
                .check(CLASSES);
    }

    @Test
    void only_task_knows_the_way_to_the_screens_thread() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "task")
                .should()
                .callMethod(Platform.class, "runLater", Runnable.class)
                .check(CLASSES);
    }

    /// An interrupt inside the database closes it for everybody.
    @Test
    void no_thread_is_ever_interrupted() {
        noClasses()
                .should()
                .callMethod(Thread.class, "interrupt")
                .orShould()
                .callMethod(ExecutorService.class, "shutdownNow")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("javafx.concurrent..")
                .check(CLASSES);
    }

    @Test
    void the_engine_is_reached_through_its_front_door() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.lockward.pki.inventory.jdbc..",
                        "org.lockward.pki.issuance..",
                        "org.lockward.pki.lint..",
                        "java.sql..",
                        "javax.sql..",
                        "org.h2..",
                        "org.bouncycastle..")
                .check(CLASSES);
    }

    @Test
    void no_markup_no_second_toolkit() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "javafx.fxml..", "org.controlsfx..", "java.awt..", "javax.swing..")
                .check(CLASSES);
    }

    private static String[] packages(String names) {
        return Arrays.stream(names.split(" ")).map(ROOT::concat).toArray(String[]::new);
    }

    private static DescribedPredicate<JavaClass> ourOthers(String name, String allowed) {
        Set<String> permitted = new TreeSet<>(Arrays.asList((name + " " + allowed).split(" ")));
        return DescribedPredicate.describe(
                "are the desktop's and outside of " + permitted,
                c ->
                        c.getPackageName().startsWith(ROOT)
                                && !permitted.contains(
                                        c.getPackageName().substring(ROOT.length())));
    }
}
