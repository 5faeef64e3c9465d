package io.redoubt.api.ingest;

import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Answer;
import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Reply;
import io.redoubt.api.wire.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// `_cat`: tables for people and scripts, as text or with `format=json`; `v` adds a head, `h` names
/// columns. There is one healthy node; of indices, templates and the like there are none.
/// (Elasticsearch reference, "Compact and aligned text (CAT) APIs".)
final class ElasticTables {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Map<String, String> HEALTH =
      row(
          "cluster",
          "redoubt",
          "status",
          "green",
          "node.total",
          "1",
          "node.data",
          "1",
          "shards",
          "1",
          "pri",
          "1",
          "relo",
          "0",
          "init",
          "0",
          "unassign",
          "0",
          "pending_tasks",
          "0",
          "active_shards_percent",
          "100.0%");
  private static final Map<String, String> NODE =
      row("ip", "127.0.0.1", "node.role", "di", "master", "*", "name", "redoubt");

  private ElasticTables() {}

  static List<Operation> operations() {
    return List.of(
        Operation.get("es-cat", "/_cat/{name*}", Access.needs(Scope.INGEST), ElasticTables::table));
  }

  private static Answer table(Call call) {
    List<Map<String, String>> rows =
        switch (call.part("name")) {
          case "health" -> List.of(HEALTH);
          case "nodes", "master" -> List.of(NODE);
          default -> List.of();
        };
    List<Map<String, String>> shown = new ArrayList<>();
    rows.forEach(row -> shown.add(columns(row, call.parameter("h").orElse(""))));
    if (call.parameter("format").orElse("").equals("json")) {
      return Reply.json(200, JSON.writeValueAsBytes(shown));
    }
    boolean head = call.query().containsKey("v") && !call.parameter("v").orElse("").equals("false");
    List<String> lines = new ArrayList<>();
    if (head && !shown.isEmpty()) {
      lines.add(String.join(" ", shown.getFirst().keySet()) + '\n');
    }
    shown.forEach(row -> lines.add(String.join(" ", row.values()) + '\n'));
    return Reply.text(200, "text/plain; charset=UTF-8", String.join("", lines));
  }

  private static Map<String, String> columns(Map<String, String> row, String wanted) {
    if (wanted.isEmpty()) {
      return row;
    }
    return List.of(wanted.split(",")).stream()
        .filter(row::containsKey)
        .distinct()
        .collect(Collectors.toMap(name -> name, row::get, (a, _) -> a, LinkedHashMap::new));
  }

  private static Map<String, String> row(String... cells) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < cells.length; i += 2) {
      row.put(cells[i], cells[i + 1]);
    }
    return row;
  }
}
