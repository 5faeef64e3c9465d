package io.redoubt.api.compat.recipe;

import io.redoubt.event.query.Fold;
import io.redoubt.event.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The filter of the third recipe as a query. Stateless.
final class MetadataFilter {
  private static final Map<String, String> FIELDS =
      Map.of(
          "source_ip", "source.ip",
          "destination_ip", "destination.ip",
          "user", "user.name",
          "process", "process.name",
          "format", "redoubt.format");

  private static final String ACTION = "event.action";
  private static final String CATEGORY = "event.category";
  private static final String FORMAT = "redoubt.format";
  private static final String LEVEL = "log.level";
  private static final Query NOTHING = new Query.Not(Query.All.ALL);

  private MetadataFilter() {}

  /// What events must be like: equal in all of this, whatever the case. A name that is not known
  /// fits nothing.
  static Query of(Map<String, String> filter) {
    List<Query> all = new ArrayList<>();
    filter.forEach((name, value) -> all.add(one(name, Fold.fold(value))));
    return all.isEmpty() ? Query.All.ALL : all.size() == 1 ? all.getFirst() : new Query.And(all);
  }

  private static Query one(String name, String value) {
    return switch (name) {
      case "event_type" ->
          or(
              is(ACTION, value),
              and(without(ACTION), is(CATEGORY, value)),
              and(without(ACTION), without(CATEGORY), is(FORMAT, value)));
      case "severity" ->
          value.equals("info") ? or(is(LEVEL, value), without(LEVEL)) : is(LEVEL, value);
      default -> FIELDS.containsKey(name) ? is(FIELDS.getOrDefault(name, ""), value) : NOTHING;
    };
  }

  private static Query is(String field, String value) {
    return new Query.Is(field, value);
  }

  private static Query without(String field) {
    return new Query.Not(new Query.Exists(field));
  }

  private static Query and(Query... parts) {
    return new Query.And(List.of(parts));
  }

  private static Query or(Query... parts) {
    return new Query.Or(List.of(parts));
  }
}
