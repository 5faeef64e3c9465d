package io.redoubt.report.html;

import io.redoubt.event.finding.Entities;
import java.util.List;
import java.util.Map;

/// Who and what: the entities by field.
final class EntityList {
  private static final int SHOWN = 12;

  private EntityList() {}

  static void write(Html html, Entities entities) {
    if (entities.values().isEmpty()) {
      return;
    }
    html.open("dl", "class", "entities");
    for (Map.Entry<String, List<String>> entity : entities.values().entrySet()) {
      html.open("div").leaf("dt", entity.getKey()).open("dd");
      List<String> values = entity.getValue();
      values.stream().limit(SHOWN).forEach(value -> html.leaf("code", value));
      if (values.size() > SHOWN) {
        html.text(" and " + (values.size() - SHOWN) + " more");
      }
      html.close(2);
    }
    html.close();
  }
}
