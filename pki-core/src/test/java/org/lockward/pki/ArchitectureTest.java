package org.lockward.pki;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.util.stream.Collectors.toCollection;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The plan of the house: who may import whom. A new row is a decision; write it down in docs/adr.
class ArchitectureTest {

    private static final String ROOT = "org.lockward.pki.";
    private static final String VALUES = "problem file name pem key certificate";

    /// Each package and the packages of ours that it may import, separated by spaces.
    private static final Map<String, String> TABLE = new LinkedHashMap<>();

    static {
        TABLE.put("problem", "");
        TABLE.put("json", "");
        TABLE.put("file", "problem");
        TABLE.put("name", "problem file");
        TABLE.put("pem", "problem name");
        TABLE.put("key", "problem file name pem");
        TABLE.put("certificate", "problem file name pem key");
        TABLE.put("enrollment", VALUES);
        TABLE.put("profile", VALUES + " enrollment");
        TABLE.put("lint", "problem name pem key certificate");
        TABLE.put("issuance", VALUES + " enrollment profile lint");
        TABLE.put("revocation", VALUES + " issuance");
        TABLE.put("path", "problem name pem key certificate");
        TABLE.put("audit", VALUES + " json");
        TABLE.put("inventory", VALUES + " revocation audit");
        TABLE.put("inventory.jdbc", VALUES + " revocation audit inventory");
        TABLE.put("deployment", VALUES + " enrollment path inventory");
        TABLE.put("act", VALUES + " audit enrollment revocation inventory deployment");
        TABLE.put("fleet", VALUES + " enrollment deployment act");
        TABLE.put(
                "authority",
                VALUES
                        + " audit enrollment profile lint issuance revocation path inventory"
                        + " inventory.jdbc deployment");
        TABLE.put(
                "quickstart",
                VALUES + " enrollment revocation path inventory deployment authority");
        TABLE.put(
                "cli",
                VALUES
                        + " json audit act enrollment profile issuance revocation path inventory"
                        + " deployment authority quickstart");
    }

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.lockward.pki");

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
    void only_inventory_jdbc_knows_java_sql_and_h2() {
        onlyThere("java.sql..", "inventory.jdbc");
        onlyThere("javax.sql..", "inventory.jdbc");
        onlyThere("org.h2..", "inventory.jdbc");
    }

    @Test
    void only_cli_knows_picocli() {
        onlyThere("picocli..", "cli");
    }

    @Test
    void bouncy_castle_stays_behind_the_values_and_the_issuer() {
        onlyThere(
                "org.bouncycastle..",
                "name pem key certificate enrollment lint issuance revocation profile");
    }

    private static void onlyThere(String foreign, String where) {
        String[] packages =
                Arrays.stream(where.split(" ")).map(ROOT::concat).toArray(String[]::new);
        noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(foreign)
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> ourOthers(String name, String allowed) {
        Set<String> permitted = new TreeSet<>(Arrays.asList((name + " " + allowed).split(" ")));
        return DescribedPredicate.describe(
                "are ours and outside of " + permitted,
                c ->
                        c.getPackageName().startsWith(ROOT)
                                && !permitted.contains(
                                        c.getPackageName().substring(ROOT.length())));
    }
}
