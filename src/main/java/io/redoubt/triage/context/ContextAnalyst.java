package io.redoubt.triage.context;

import io.redoubt.event.Severity;
import io.redoubt.event.analysis.ModelUse;
import io.redoubt.event.context.Entity;
import io.redoubt.event.context.EntityContext;
import io.redoubt.event.context.EntityContext.Looked;
import io.redoubt.event.context.EntityContext.Named;
import io.redoubt.event.context.MenuReport;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Disposition;
import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.EvidencePack;
import io.redoubt.event.finding.Recommendation;
import io.redoubt.event.finding.Statement;
import io.redoubt.event.finding.Verdict;
import java.util.ArrayList;
import java.util.List;

/// Puts what was gathered about an entity into numbered evidence and a verdict. Immutable and
/// thread-safe.
///
/// The verdict is that of the worst alert about the entity; where there is none, nothing speaks for
/// an attack. Every sentence is one of the lines it cites, so it says nothing that they do not.
public final class ContextAnalyst {
  /// Version of the rules of this class.
  public static final String VERSION = "context-2026.1";

  private static final int PROCESSES = 200;
  private static final int OBSERVATIONS = 6;

  /// With the rules of [#VERSION].
  public ContextAnalyst() {}

  /// The answer, before any model was asked.
  ///
  /// @param alerts all of the run
  public EntityContext context(
      Entity entity, Looked looked, Gathering gathering, Timeline timeline, List<Alert> alerts) {
    List<Alert> about =
        alerts.stream().filter(a -> concerns(a, entity)).sorted(Alert.RANK).toList();
    ContextPack pack = new ContextPack(entity, timeline, about);
    List<MenuReport> menu = pack.answers(gathering.answers());
    EvidencePack evidence = pack.finish();
    Verdict.Deterministic verdict = verdict(looked, about, pack, evidence);
    String id = Ids.of(entity, looked.period(), evidence.hash());
    return new EntityContext(
        id,
        entity,
        looked,
        timeline.beside(),
        timeline.rows(),
        gathering.trees(PROCESSES),
        about.stream().map(a -> new Named(a.id(), a.title(), a.severity().id())).toList(),
        about.stream().flatMap(a -> a.techniques().stream()).distinct().sorted().toList(),
        menu,
        evidence,
        verdict,
        Assessor.of(id, Assessor.classification(verdict, about), verdict),
        ModelUse.none(""));
  }

  /// Whether the alert names the entity, among its entities or in its evidence.
  static boolean concerns(Alert alert, Entity entity) {
    boolean named =
        Naming.fields(entity.kind()).stream()
            .flatMap(field -> alert.entities().of(field.name()).stream())
            .anyMatch(value -> Naming.same(entity, value));
    return named
        || alert.evidence().lines().stream()
            .flatMap(line -> line.tokens().stream())
            .anyMatch(
                token ->
                    Naming.fields(entity.kind()).stream()
                            .anyMatch(field -> field.name().equals(token.field()))
                        && Naming.same(entity, token.value()));
  }

  private static Verdict.Deterministic verdict(
      Looked looked, List<Alert> about, ContextPack pack, EvidencePack evidence) {
    if (looked.matching() == 0) {
      return nothing(pack, evidence);
    }
    Alert worst = about.isEmpty() ? null : about.getFirst();
    Verdict.Deterministic code = worst == null ? null : worst.verdict().byCode();
    return new Verdict.Deterministic(
        code == null ? Disposition.BENIGN_POSITIVE : code.disposition(),
        worst == null ? Severity.INFORMATIONAL : worst.severity(),
        code == null ? "benign_activity" : code.category(),
        summary(
            pack, code == null ? Disposition.BENIGN_POSITIVE : code.disposition(), code != null),
        observations(evidence),
        code == null
            ? List.of(new Recommendation("no_action", "E1", "Nothing needs to be done."))
            : code.recommendations().stream()
                .map(r -> new Recommendation(r.action(), pack.alertLine(), r.rationale()))
                .toList(),
        code == null ? List.of() : code.missing(),
        code == null ? 0.05 : code.score(),
        evidence.hash(),
        VERSION,
        null);
  }

  private static Verdict.Deterministic nothing(ContextPack pack, EvidencePack evidence) {
    return new Verdict.Deterministic(
        Disposition.UNDETERMINED,
        Severity.INFORMATIONAL,
        "other",
        pack.cited("E1"),
        List.of(new Statement(List.of("E1"), pack.text("E1"))),
        List.of(
            new Recommendation(
                "collect_more_logs", "E1", "See whether other logs name it, or another spelling.")),
        List.of("older_logs", "other_host_logs"),
        0.5,
        evidence.hash(),
        VERSION,
        null);
  }

  private static String summary(ContextPack pack, Disposition disposition, boolean alerts) {
    List<String> parts = new ArrayList<>(List.of(pack.cited("E1")));
    if (alerts) {
      parts.add(pack.cited(pack.alertLine()));
    }
    String end =
        switch (disposition) {
          case TRUE_POSITIVE -> "At least one alert about it is judged real";
          case UNDETERMINED ->
              "Whether this is an attack or ordinary work cannot be told from these events alone";
          case BENIGN_POSITIVE, FALSE_POSITIVE ->
              alerts
                  ? "On its own this is ordinary activity, and nothing here makes it an attack"
                  : "No rule found anything about it, and nothing here makes it an attack";
        };
    parts.add(end + " [" + pack.alertLine() + "].");
    return String.join(" ", parts);
  }

  /* The first facts, as they stand in the evidence. */
  private static List<Statement> observations(EvidencePack evidence) {
    List<Statement> all = new ArrayList<>();
    for (Evidence line : evidence.lines()) {
      boolean told = line.kind() == Evidence.Kind.FACT || line.kind() == Evidence.Kind.CONTEXT;
      if (told && all.size() < OBSERVATIONS) {
        all.add(new Statement(List.of(line.id()), line.text()));
      }
    }
    return all;
  }
}
