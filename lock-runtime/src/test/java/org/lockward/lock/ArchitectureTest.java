package org.lockward.lock;

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

    private static final String ROOT = "org.lockward.lock.";

    /// Each package and the packages of ours that it may import, separated by spaces.
    private static final Map<String, String> TABLE = new LinkedHashMap<>();

    static {
        TABLE.put("problem", "");
        TABLE.put("unix", "problem");
        TABLE.put("resource", "problem");
        TABLE.put("table", "problem resource");
        TABLE.put("redis", "");
        TABLE.put("wire", "problem resource redis");
        TABLE.put("metrics", "problem resource wire");
        TABLE.put("flom", "problem resource wire");
        TABLE.put("live", "problem");
        TABLE.put("access", "problem resource live");
        TABLE.put("tls", "problem live");
        TABLE.put("session", "problem resource table redis wire metrics tls");
        TABLE.put(
                "server", "problem unix resource table redis wire metrics flom access tls session");
        TABLE.put("client", "problem unix resource wire tls");
        TABLE.put("agent", "problem unix wire tls server client");
        TABLE.put("cli", "problem unix resource wire metrics tls access server client agent");
    }

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.lockward.lock");

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
    void only_cli_knows_picocli() {
        onlyThere("picocli..", "cli");
    }

    @Test
    void only_metrics_knows_prometheus_and_http() {
        onlyThere("io.prometheus..", "metrics");
        onlyThere("com.sun.net..", "metrics");
    }

    @Test
    void only_server_and_tls_know_netty() {
        onlyThere("io.netty..", "server tls");
    }

    @Test
    void the_lock_table_knows_no_bytes_threads_or_clocks() {
        for (String foreign : new String[] {"java.nio..", "java.net..", "java.util.concurrent.."}) {
            noClasses()
                    .that()
                    .resideInAnyPackage(ROOT + "table", ROOT + "resource")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(foreign)
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
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
