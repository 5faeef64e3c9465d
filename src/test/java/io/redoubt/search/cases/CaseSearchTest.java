package io.redoubt.search.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Severity;
import io.redoubt.event.port.CaseAction;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseFile.Kind;
import io.redoubt.event.port.CaseQuery;
import io.redoubt.event.port.CaseText;
import io.redoubt.event.port.Cases;
import io.redoubt.event.port.Ledger;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.EmbedderIdentity;
import io.redoubt.llm.Embedding;
import io.redoubt.llm.EmbeddingModel;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.vectors.Embedders;
import io.redoubt.redact.Redacted;
import io.redoubt.redact.RedactionPolicy;
import io.redoubt.redact.Redactor;
import io.redoubt.search.semantic.Understanding;
import io.redoubt.store.DataDirectory;
import io.redoubt.store.vector.VectorFile;
import io.redoubt.testing.Canaries;
import io.redoubt.testing.Figures;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Cases in a ledger on disk, and what is found among them.
class CaseSearchTest {
  @TempDir private Path folder = Path.of("");
  private final AtomicLong now = new AtomicLong(1_800_000_000_000L);
  private final Map<String, float[]> embedded = new HashMap<>();
  private final List<String> texts = new CopyOnWriteArrayList<>();
  private Ledger ledger;
  private int actions;

  @BeforeEach
  void open() {
    ledger = new DataDirectory(folder).openLedger(clock(), new SecureRandom());
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return Instant.ofEpochMilli(now.get());
      }
    };
  }

  /// A model that writes down what it is given; fails while it is away.
  private final class Spy implements EmbeddingModel {
    private final EmbeddingModel behind;
    private boolean away;

    Spy(EmbeddingModel behind) {
      this.behind = behind;
    }

    @Override
    public Embedding embed(List<Redacted> asked, Deadline deadline) {
      if (away) {
        return new Embedding.Failed(FailureReason.CONNECT, "away");
      }
      Embedding made = behind.embed(asked, deadline);
      if (made instanceof Embedding.Vectors(var vectors)) {
        for (int i = 0; i < vectors.size(); i++) {
          texts.add(asked.get(i).text());
          embedded.put(asked.get(i).text(), vectors.get(i));
        }
      }
      return made;
    }

    @Override
    public EmbedderIdentity identity() {
      return behind.identity();
    }

    @Override
    public void close() {
      behind.close();
    }
  }

  private Understanding understanding(EmbeddingModel model) {
    Redactor redactor = new Redactor(RedactionPolicy.standard(), new byte[Redactor.KEY_BYTES]);
    return new Understanding(
        model, () -> redactor, digest -> VectorFile.open(folder.resolve("vectors"), digest));
  }

  private CaseCatalogue catalogue(Understanding understanding, int most) {
    return new CaseCatalogue(ledger.cases(), understanding, CaseSearchTest::said, most);
  }

  private static CaseText said(Cases.Filed filed) {
    String marks = filed.file().marks().values().toString();
    return new CaseText(filed.file().title(), filed.file().title() + " " + marks);
  }

  private void file(Kind kind, String id, String title, Map<String, List<String>> marks) {
    ledger
        .cases()
        .file(
            List.of(new CaseFile(kind, id, title, Severity.HIGH, "", 1000, 2000, 3, marks, "{}")));
    now.addAndGet(1000);
  }

  private void act(String id, CaseAction.What what) {
    ledger.cases().act(new CaseAction("act" + actions++, Kind.ALERT, id, now.get(), "ann", what));
    now.addAndGet(1000);
  }

  private static CaseAnswer.Page ask(CaseCatalogue catalogue, String question, CaseMode mode) {
    return ask(catalogue, question, mode, CaseQuery.all(Kind.ALERT, 1));
  }

  private static CaseAnswer.Page ask(
      CaseCatalogue catalogue, String question, CaseMode mode, CaseQuery filter) {
    return switch (new CaseSearch(catalogue)
        .search(new CaseSearch.Asked(question, mode, filter, 0, 50))) {
      case CaseAnswer.Page page -> page;
      case CaseAnswer.NoWords() -> throw new AssertionError("no words");
    };
  }

  private static List<String> ids(CaseAnswer.Page page) {
    return page.hits().stream().map(hit -> hit.filed().file().id()).toList();
  }

  private void three() {
    file(
        Kind.ALERT,
        "a1",
        "Many failed log-ons from one address",
        Map.of("user.name", List.of("deploy")));
    file(Kind.ALERT, "a2", "A new service was installed on a server", Map.of());
    file(Kind.ALERT, "a3", "Large upload to an unknown host", Map.of());
    file(Kind.INCIDENT, "i1", "Somebody guesses passwords", Map.of());
  }

  @Test
  void findsAlertsByWhatTheyMeanAndNotesWithThem() {
    three();
    act("a3", new CaseAction.What.Note("The backup team confirmed that this was a planned job."));
    try (Understanding understanding = understanding(Embedders.shipped())) {
      CaseCatalogue catalogue = catalogue(understanding, 100);
      assertThat(catalogue.embed(100)).isEqualTo(5);
      assertThat(ids(ask(catalogue, "brute force of credentials", CaseMode.SEMANTIC)))
          .startsWith("a1")
          .hasSize(3);
      assertThat(ids(ask(catalogue, "data exfiltration", CaseMode.HYBRID))).startsWith("a3");
      CloseCase scheduled =
          ask(catalogue, "scheduled maintenance, harmless", CaseMode.SEMANTIC).hits().getFirst();
      assertThat(scheduled.filed().file().id()).isEqualTo("a3");
      assertThat(scheduled.note()).isNotNull();
      assertThat(scheduled.similarity()).isBetween(0.1f, 1f);
      CaseQuery incidents = CaseQuery.all(Kind.INCIDENT, 1);
      assertThat(ids(ask(catalogue, "brute force", CaseMode.SEMANTIC, incidents)))
          .containsExactly("i1");
    }
  }

  @Test
  void wordsFindNamesAndMeaningsNeedNotBeThereYet() {
    three();
    try (Understanding understanding = understanding(Embedders.hashed("test"))) {
      CaseCatalogue catalogue = catalogue(understanding, 100);
      assertThat(ids(ask(catalogue, "deploy", CaseMode.KEYWORD))).containsExactly("a1");
      assertThat(ids(ask(catalogue, "deploy", CaseMode.HYBRID))).startsWith("a1").hasSize(3);
      var none = ask(catalogue, "zebra", CaseMode.KEYWORD);
      assertThat(none.hits()).isEmpty();
      assertThat(none.explanation()).contains("No alert").contains("words");
      CaseQuery hidden = CaseQuery.all(Kind.ALERT, 1).hidden();
      assertThat(ask(catalogue, "deploy", CaseMode.HYBRID, hidden).explanation())
          .isEqualTo("None of the 3 alerts fits the filters.");
    }
  }

  @Test
  void aNoteIsFoundAtOnceByItsWordsAndEmbeddedOnce() {
    three();
    try (Understanding understanding = understanding(new Spy(Embedders.hashed("test")))) {
      CaseCatalogue catalogue = catalogue(understanding, 100);
      catalogue.embed(100);
      act("a2", new CaseAction.What.Note("ticket zebra 4711"));
      assertThat(ids(ask(catalogue, "zebra", CaseMode.KEYWORD))).containsExactly("a2");
      assertThat(catalogue.waiting()).isEqualTo(1);
      assertThat(catalogue.embed(100)).isEqualTo(1);
      assertThat(catalogue.embed(100)).isZero();
      assertThat(texts).doesNotHaveDuplicates();
      assertThat(ask(catalogue, "zebra", CaseMode.SEMANTIC).hits().getFirst().note()).isNotNull();
    }
  }

  @Test
  void anAlertThatGrowsIsNotEmbeddedAgainAndOneThatIsRenamedIs() {
    file(Kind.ALERT, "a1", "173 failed log-ons until 2026-03-17 02:40", Map.of());
    try (Understanding understanding = understanding(new Spy(Embedders.hashed("test")))) {
      CaseCatalogue catalogue = catalogue(understanding, 100);
      assertThat(catalogue.embed(100)).isEqualTo(1);
      file(Kind.ALERT, "a1", "9,214 failed log-ons until 2026-03-18 04:00", Map.of());
      assertThat(catalogue.embed(100)).isZero();
      file(Kind.ALERT, "a1", "9,214 failed log-ons, then one that succeeded", Map.of());
      assertThat(catalogue.embed(100)).isEqualTo(1);
      assertThat(understanding.vectors().size()).isEqualTo(1);
    }
  }

  @Test
  void whatIsPurgedIsFoundNoMoreAndItsVectorsAreGoneFromTheFile() {
    three();
    act("a2", new CaseAction.What.Status("closed", "false_positive", ""));
    String digest;
    try (Understanding understanding = understanding(Embedders.hashed("test"))) {
      digest = understanding.identity().digest();
      CaseCatalogue catalogue = catalogue(understanding, 100);
      catalogue.embed(100);
      assertThat(ledger.cases().forget(now.get() + 1)).isEqualTo(1);
      assertThat(ids(ask(catalogue, "service", CaseMode.SEMANTIC)))
          .containsExactlyInAnyOrder("a1", "a3");
      assertThat(catalogue.embed(100)).isZero();
    }
    try (VectorFile kept = VectorFile.copy(folder.resolve("vectors"), digest)) {
      assertThat(kept.size()).isEqualTo(3);
    }
  }

  @Test
  void withoutAModelWordsStillFindAndTheAnswerSaysSo() {
    three();
    Spy model = new Spy(Embedders.hashed("test"));
    model.away = true;
    try (Understanding understanding = understanding(model)) {
      CaseCatalogue catalogue = catalogue(understanding, 100);
      assertThat(catalogue.embed(100)).isNegative();
      var page = ask(catalogue, "deploy", CaseMode.SEMANTIC);
      assertThat(ids(page)).containsExactly("a1");
      assertThat(page.explanation()).contains("Meanings cannot be compared now");
      assertThat(page.embedder()).isEmpty();
    }
  }

  @Test
  void onlyTheCasesThatChangedLastAreKeptWhenThereAreTooMany() {
    try (Understanding understanding = understanding(Embedders.hashed("test"))) {
      CaseCatalogue catalogue = catalogue(understanding, 20);
      for (int i = 0; i < 50; i++) {
        file(Kind.ALERT, "a" + i, "Title number " + i, Map.of());
        if (i == 10) {
          catalogue.refresh();
        }
      }
      catalogue.refresh();
      assertThat(catalogue.size()).isBetween(15, 20);
      assertThat(ids(ask(catalogue, "title", CaseMode.KEYWORD)))
          .contains("a49")
          .doesNotContain("a0");
    }
  }

  @Test
  void neitherNamesNorSecretsAreEmbedded() {
    file(
        Kind.ALERT,
        "a1",
        "Log-on as jdoe-admin succeeds after 9 failures from 198.51.100.23 on web01.corp.example",
        Map.of(
            "user.name", List.of("jdoe-admin"),
            "source.ip", List.of("198.51.100.23"),
            "host.name", List.of("web01.corp.example")));
    List<Canaries.Canary> all = Canaries.secrets(1, new Random(11));
    List<Canaries.Canary> some = new ArrayList<>();
    for (int i = 0; i < all.size(); i += 12) {
      some.add(all.get(i));
      act("a1", new CaseAction.What.Note("seen by jdoe-admin: " + all.get(i).line()));
    }
    try (Understanding understanding = understanding(new Spy(Embedders.hashed("test")))) {
      catalogue(understanding, 100).embed(100);
    }
    String said = String.join("\n", texts);
    assertThat(texts).hasSizeGreaterThan(20);
    assertThat(said)
        .doesNotContain("jdoe")
        .doesNotContain("198.51.100.23")
        .doesNotContain("corp.example");
    assertThat(some).allSatisfy(c -> assertThat(c.traces()).noneMatch(trace -> tells(said, trace)));
  }

  /* The name of an algorithm before a secret may stay. */
  private static boolean tells(String said, String trace) {
    return !trace.equals("sha256") && said.contains(trace);
  }

  @Test
  void theNearestTenAreThoseOfAnExactComparison() {
    String[] who = {"An administrator", "A service account", "An unknown address", "A laptop"};
    String[] what = {
      "failed to log on many times", "cleared the audit log", "installed a new service",
      "uploaded a large archive", "ran an encoded command", "scanned the internal network",
      "changed a firewall rule", "created a privileged user", "downloaded a known bad file"
    };
    String[] where = {"on the mail server", "in the cloud", "at night", "after a phishing mail"};
    for (String a : who) {
      for (String b : what) {
        for (String c : where) {
          file(Kind.ALERT, (a + b + c).replace(' ', '-'), a + " " + b + " " + c, Map.of());
        }
      }
    }
    List<String> questions =
        List.of(
            "brute force",
            "log tampering",
            "persistence",
            "exfiltration",
            "powershell misuse",
            "reconnaissance",
            "defence evasion",
            "new admin",
            "malware",
            "stolen notebook",
            "password guessing by a robot",
            "data leaves the company",
            "who hides traces");
    int good = 0;
    try (Understanding understanding = understanding(new Spy(Embedders.shipped()))) {
      CaseCatalogue catalogue = catalogue(understanding, 1000);
      assertThat(catalogue.embed(1000)).isEqualTo(144);
      Map<String, float[]> exact = new HashMap<>(embedded);
      for (String question : questions) {
        texts.clear();
        Set<String> found =
            ask(catalogue, question, CaseMode.SEMANTIC).hits().stream()
                .limit(10)
                .map(hit -> hit.filed().file().title())
                .collect(Collectors.toSet());
        float[] asked = Objects.requireNonNull(embedded.get(texts.getFirst()));
        Set<String> nearest =
            exact.entrySet().stream()
                .sorted(Comparator.comparingDouble(e -> -dot(asked, e.getValue())))
                .limit(10)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        Set<String> both = new HashSet<>(found);
        both.retainAll(nearest);
        good += both.size();
      }
    }
    Figures.atLeast("alerts and notes: nearest ten as exactly", 0.95, good, questions.size() * 10L);
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
