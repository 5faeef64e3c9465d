package io.redoubt;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.redoubt.event.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/// The architecture, as a table that the build holds: who may import whom, and who may use which
/// library. To change it, change the table and write an ADR.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
  private static final String ROOT = "io.redoubt.";
  private static final int MAX_LINES = 400;

  /// Package → the packages of Redoubt it may import.
  private static final Map<String, Set<String>> MAY_IMPORT =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("event", Set.of()),
              Map.entry("config", Set.of()),
              Map.entry("taxonomy", Set.of("event")),
              Map.entry("ingest", Set.of("event")),
              Map.entry("parse", Set.of("event")),
              Map.entry("normalize", Set.of("event", "taxonomy")),
              Map.entry("template", Set.of("event")),
              Map.entry("guard", Set.of("event")),
              Map.entry("redact", Set.of("event")),
              Map.entry("llm", Set.of("redact")),
              Map.entry("verify", Set.of("event", "redact", "guard")),
              Map.entry("audit", Set.of("event")),
              Map.entry("detect", Set.of("event", "taxonomy", "guard")),
              Map.entry("correlate", Set.of("event", "taxonomy")),
              Map.entry("triage", Set.of("event", "taxonomy", "guard", "redact", "llm", "verify")),
              Map.entry("report", Set.of("event")),
              Map.entry("store", Set.of("event")),
              Map.entry("search", Set.of("event", "taxonomy", "redact", "llm")),
              Map.entry(
                  "ask",
                  Set.of(
                      "event", "taxonomy", "search", "guard", "redact", "llm", "verify", "triage")),
              Map.entry("notify", Set.of("event", "redact")),
              Map.entry(
                  "pipeline",
                  Set.of(
                      "event",
                      "taxonomy",
                      "ingest",
                      "parse",
                      "normalize",
                      "template",
                      "detect",
                      "correlate",
                      "guard",
                      "redact",
                      "llm",
                      "verify",
                      "audit",
                      "triage")),
              Map.entry(
                  "cli",
                  Set.of(
                      "event",
                      "config",
                      "taxonomy",
                      "ingest",
                      "parse",
                      "normalize",
                      "template",
                      "detect",
                      "correlate",
                      "guard",
                      "redact",
                      "llm",
                      "verify",
                      "audit",
                      "triage",
                      "report",
                      "pipeline",
                      "store",
                      "search",
                      "ask",
                      "notify")),
              Map.entry(
                  "api",
                  Set.of(
                      "event",
                      "config",
                      "taxonomy",
                      "ingest",
                      "parse",
                      "normalize",
                      "template",
                      "detect",
                      "correlate",
                      "guard",
                      "redact",
                      "llm",
                      "verify",
                      "audit",
                      "triage",
                      "report",
                      "pipeline",
                      "store",
                      "search",
                      "ask",
                      "notify")),
              Map.entry(
                  "app",
                  Set.of(
                      "event",
                      "config",
                      "taxonomy",
                      "ingest",
                      "parse",
                      "normalize",
                      "template",
                      "detect",
                      "correlate",
                      "guard",
                      "redact",
                      "llm",
                      "verify",
                      "audit",
                      "triage",
                      "report",
                      "pipeline",
                      "store",
                      "search",
                      "ask",
                      "notify",
                      "api",
                      "cli"))));

  /// Library package → the packages that may use it.
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("com.fasterxml.jackson", Set.of()),
          Map.entry(
              "tools.jackson",
              Set.of(
                  "llm", "verify", "audit", "triage", "ask", "api", "store", "ingest", "notify")),
          Map.entry("io.helidon", Set.of("api")),
          Map.entry("jakarta.mail", Set.of("notify")),
          Map.entry("org.eclipse.angus", Set.of("notify")),
          Map.entry("org.apache.lucene", Set.of("store", "search")),
          Map.entry("java.sql", Set.of("store")),
          Map.entry("org.sqlite", Set.of("store")),
          Map.entry("org.xerial.snappy", Set.of("ingest")),
          Map.entry("com.google.protobuf", Set.of("ingest")),
          Map.entry("io.opentelemetry", Set.of("ingest")),
          Map.entry("com.networknt", Set.of("verify", "api")),
          Map.entry("de.kherud", Set.of("llm")),
          Map.entry("ai.onnxruntime", Set.of("llm")),
          Map.entry("org.snakeyaml", Set.of("config", "detect", "taxonomy", "api")),
          Map.entry("picocli", Set.of("cli", "app")),
          Map.entry("org.apache.commons.compress", Set.of("ingest")),
          Map.entry("com.github.luben", Set.of("ingest", "store", "api")),
          Map.entry("com.google.re2j", Set.of("detect")),
          Map.entry(
              "java.nio.file",
              Set.of(
                  "config",
                  "ingest",
                  "taxonomy",
                  "report",
                  "detect",
                  "cli",
                  "pipeline",
                  "audit",
                  "redact",
                  "llm",
                  "triage",
                  "store",
                  "search",
                  "notify",
                  "api",
                  "app")),
          Map.entry("java.net", Set.of("llm", "config", "ingest", "notify", "api", "app", "cli")),
          Map.entry("java.lang.reflect", Set.of()));

  /* Kept by this object alone: they are large, and no other test needs them. */
  private final JavaClasses classes =
      new ClassFileImporter()
          .importUrl(Event.class.getProtectionDomain().getCodeSource().getLocation());

  /// Package of an own class → package of what it depends on → one such pair of classes.
  private final Map<String, Map<String, String>> uses = uses(classes);

  private static Map<String, Map<String, String>> uses(JavaClasses classes) {
    Map<String, Map<String, String>> uses = new TreeMap<>();
    for (JavaClass from : classes) {
      Map<String, String> own = uses.computeIfAbsent(from.getPackageName(), _ -> new TreeMap<>());
      for (Dependency one : from.getDirectDependenciesFromSelf()) {
        JavaClass target = one.getTargetClass().getBaseComponentType();
        own.putIfAbsent(target.getPackageName(), from.getName() + " uses " + target.getName());
      }
    }
    return uses;
  }

  private static boolean within(String name, String top) {
    return name.equals(top) || name.startsWith(top + '.');
  }

  /* What classes of some packages use of others. */
  private List<String> used(Predicate<String> from, Predicate<String> target) {
    List<String> used = new ArrayList<>();
    uses.forEach(
        (name, targets) -> {
          if (from.test(name)) {
            targets.forEach(
                (other, example) -> {
                  if (target.test(other)) {
                    used.add(example);
                  }
                });
          }
        });
    return used;
  }

  @Test
  void theClassesAreSeenWithWhatTheyUse() {
    assertThat(classes.size()).isGreaterThan(1_000);
    assertThat(used(name -> within(name, ROOT + "cli"), name -> within(name, "picocli")))
        .isNotEmpty();
    assertThat(used(name -> within(name, ROOT + "store"), name -> within(name, ROOT + "event")))
        .isNotEmpty();
  }

  @TestFactory
  Stream<DynamicTest> packagesImportOnlyWhatTheTableAllows() {
    return MAY_IMPORT.entrySet().stream()
        .map(row -> DynamicTest.dynamicTest(row.getKey(), () -> checkRow(row)));
  }

  private void checkRow(Map.Entry<String, Set<String>> row) {
    Set<String> allowed = new TreeSet<>(row.getValue());
    allowed.add(row.getKey());
    assertThat(
            used(
                name -> within(name, ROOT + row.getKey()),
                name ->
                    within(name, "io.redoubt")
                        && allowed.stream().noneMatch(top -> within(name, ROOT + top))))
        .isEmpty();
  }

  @Test
  void everyPackageStandsInTheTable() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("src/main/java/io/redoubt"))) {
      assertThat(folders.filter(Files::isDirectory).map(f -> f.getFileName().toString()))
          .allSatisfy(name -> assertThat(MAY_IMPORT).containsKey(name));
    }
  }

  @TestFactory
  Stream<DynamicTest> librariesAreUsedOnlyWhereTheTableSays() {
    return MAY_USE.entrySet().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.getKey(),
                    () ->
                        assertThat(
                                used(
                                    name ->
                                        row.getValue().stream()
                                            .noneMatch(user -> within(name, ROOT + user)),
                                    name -> within(name, row.getKey())))
                            .isEmpty()));
  }

  /* What another Redoubt redacted is believed to be redacted in one place. */
  @Test
  void onlyTheEngineForOthersPassesOnWhatItReceived() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "api.engine..", ROOT + "redact..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName(ROOT + "redact.Received")
        .check(classes);
  }

  @Test
  void noPackagesImportEachOther() {
    assertThat(PackageGraph.of(uses, ROOT, UnaryOperator.identity()).cycle()).isEmpty();
  }

  @Test
  void noTopLevelPartsImportEachOther() {
    PackageGraph parts = PackageGraph.of(uses, ROOT, name -> name.replaceFirst("[.].*", ""));
    assertThat(parts.uses()).containsKeys("event", "cli").doesNotContainKey("event.port");
    assertThat(parts.cycle()).isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIs() throws IOException {
    try (Stream<Path> all = Files.walk(Path.of("src/main/java"))) {
      List<Path> silent =
          all.filter(Files::isDirectory)
              .filter(ArchitectureTest::hasClasses)
              .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
              .toList();
      assertThat(silent).isEmpty();
    }
  }

  @Test
  void noFileIsTooLongToReadInOneGo() throws IOException {
    try (Stream<Path> all = Files.walk(Path.of("src"))) {
      List<String> tooLong = new ArrayList<>();
      for (Path file : all.filter(f -> f.toString().endsWith(".java")).toList()) {
        long lines = Files.readAllLines(file).size();
        if (lines > MAX_LINES) {
          tooLong.add(file + ": " + lines);
        }
      }
      assertThat(tooLong).isEmpty();
    }
  }

  @Test
  void noNameSaysNothing() throws IOException {
    Set<String> banned = Set.of("util", "common", "manager", "impl", "model", "helper", "service");
    try (Stream<Path> all = Files.walk(Path.of("src"))) {
      assertThat(all.filter(Files::isDirectory).map(f -> f.getFileName().toString()).toList())
          .doesNotContainAnyElementsOf(banned);
    }
  }

  private static boolean hasClasses(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(f -> f.toString().endsWith(".java"));
    } catch (IOException unreadable) {
      return false;
    }
  }
}
