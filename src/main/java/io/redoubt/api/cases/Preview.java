package io.redoubt.api.cases;

import io.redoubt.api.v1.CaseJson;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseQuery;
import io.redoubt.event.port.Cases;
import io.redoubt.event.port.SuppressionScope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// What a suppression would have hidden. Nothing is changed. For one request.
final class Preview {
  private static final int PAGE = 1000;
  private static final int EXAMPLES = 10;

  /* Whatever was seen or filed since was changed since. */
  private static final CaseQuery QUERY =
      new CaseQuery(
          CaseFile.Kind.ALERT,
          List.of(),
          List.of(),
          "",
          "",
          0,
          Long.MAX_VALUE,
          Map.of(),
          "",
          CaseQuery.Order.UPDATED,
          0,
          PAGE);

  private static final Comparator<Cases.Filed> WORST =
      Comparator.comparing((Cases.Filed one) -> one.file().severity())
          .thenComparing(one -> one.file().events())
          .reversed();

  private final SuppressionScope scope;
  private final Map<String, Integer> severities = new TreeMap<>();
  private final List<Cases.Filed> examples = new ArrayList<>();
  private long alerts;
  private long hidden;
  private long already;
  private long findings;
  private long hiddenFindings;
  private long hiddenEvents;
  private long truePositives;

  Preview(SuppressionScope scope) {
    this.scope = scope;
  }

  /// Looks at the alerts that were last seen, or first filed, at this moment or later.
  Map<String, Object> since(long from, Cases cases) {
    OptionalLong next = OptionalLong.of(0);
    while (next.isPresent()) {
      Cases.Page page = cases.list(QUERY.from(next.getAsLong()));
      page.cases().stream()
          .filter(one -> Math.max(one.file().lastSeen(), one.created()) >= from)
          .forEach(this::look);
      boolean more = !page.cases().isEmpty() && page.cases().getLast().updated() >= from;
      next = more ? page.next() : OptionalLong.empty();
    }
    return shown();
  }

  private void look(Cases.Filed filed) {
    CaseFile file = filed.file();
    JsonNode document = CaseJson.document(file.json());
    long found = document.path("finding_count").asLong(0);
    alerts++;
    findings += found;
    if (!scope.covers(file)) {
      return;
    }
    hidden++;
    hiddenFindings += found;
    hiddenEvents += file.events();
    already += filed.standing().suppressedBy().isEmpty() ? 0 : 1;
    truePositives += filed.standing().disposition().equals("true_positive") ? 1 : 0;
    severities.merge(file.severity().name().toLowerCase(Locale.ROOT), 1, Integer::sum);
    examples.add(filed);
    examples.sort(WORST);
    if (examples.size() > EXAMPLES) {
      examples.removeLast();
    }
  }

  private static Map<String, Object> example(Cases.Filed filed) {
    CaseFile file = filed.file();
    Map<String, Object> example = new LinkedHashMap<>();
    example.put("id", file.id());
    example.put("title", file.title());
    example.put("severity", file.severity().name().toLowerCase(Locale.ROOT));
    example.put("status", filed.status());
    example.put("disposition", filed.standing().disposition());
    example.put("event_count", file.events());
    return example;
  }

  private Map<String, Object> shown() {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("alerts", alerts);
    shown.put("hidden_alerts", hidden);
    shown.put("hidden_already", already);
    shown.put("hidden_true_positives", truePositives);
    shown.put("findings", findings);
    shown.put("hidden_findings", hiddenFindings);
    shown.put("hidden_events", hiddenEvents);
    shown.put("hidden_by_severity", severities);
    shown.put("examples", examples.stream().map(Preview::example).toList());
    return shown;
  }
}
