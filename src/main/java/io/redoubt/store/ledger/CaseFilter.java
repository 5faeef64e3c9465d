package io.redoubt.store.ledger;

import io.redoubt.event.Severity;
import io.redoubt.event.port.CaseQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A query for cases as a condition with its values.
final class CaseFilter {
  private final StringBuilder where = new StringBuilder();
  private final List<Object> values = new ArrayList<>();
  private final CaseQuery.Order order;

  private CaseFilter(CaseQuery.Order order) {
    this.order = order;
  }

  static CaseFilter of(CaseQuery query) {
    CaseFilter filter = new CaseFilter(query.order());
    filter.add(" where c.kind = ?", query.kind().ordinal());
    filter.anyOf("severity", query.severities().stream().map(Severity::ordinal).toList());
    filter.anyOf("status", query.statuses());
    filter.anyOf("disposition", query.dispositions());
    query
        .suppressed()
        .ifPresent(
            is -> filter.where.append(is ? " and c.suppressed <> ''" : " and c.suppressed = ''"));
    filter.only("assignee", query.assignee());
    filter.only("incident", query.incident());
    if (query.from() > 0) {
      filter.add(" and c.last_seen >= ?", query.from());
    }
    if (query.to() < Long.MAX_VALUE) {
      filter.add(" and c.first_seen < ?", query.to());
    }
    query.marks().forEach(filter::marked);
    if (!query.text().isEmpty()) {
      String like = "%" + query.text().replaceAll("([\\\\%_])", "\\\\$1") + "%";
      filter.add(" and (c.title like ? escape '\\'", like);
      filter.add(" or c.id like ? escape '\\'", like);
      filter.add(
          " or exists(select 1 from marks m where m.kind = c.kind and m.id = c.id and"
              + " m.value like ? escape '\\' and m.name not in ('rule', 'tactic')))",
          like);
    }
    return filter;
  }

  private void marked(String name, String value) {
    if (name.equals(CaseQuery.ANY_ENTITY)) {
      add(
          " and exists(select 1 from marks m where m.kind = c.kind and m.id = c.id"
              + " and m.name not in ('rule', 'technique', 'tactic') and m.value = ?)",
          value);
      return;
    }
    where.append(
        " and exists(select 1 from marks m where m.name = ? and m.value = ?"
            + " and m.kind = c.kind and m.id = c.id)");
    Collections.addAll(values, name, value);
  }

  private void add(String condition, Object value) {
    where.append(condition);
    values.add(value);
  }

  private void only(String column, String value) {
    if (!value.isEmpty()) {
      add(" and c." + column + " = ?", value);
    }
  }

  private void anyOf(String column, List<?> wanted) {
    if (!wanted.isEmpty()) {
      String places = String.join(",", Collections.nCopies(wanted.size(), "?"));
      where.append(" and c.").append(column).append(" in (").append(places).append(')');
      values.addAll(wanted);
    }
  }

  String where() {
    return where.toString();
  }

  String order() {
    return switch (order) {
      case SEVERITY -> " order by c.severity desc, c.last_seen desc, c.id";
      case NEWEST -> " order by c.last_seen desc, c.id";
      case UPDATED -> " order by c.updated desc, c.id";
    };
  }

  /// The values of the condition, and these after them.
  Object[] values(Object... more) {
    List<Object> all = new ArrayList<>(values);
    Collections.addAll(all, more);
    return all.toArray();
  }
}
