package io.redoubt.api.v1;

import io.redoubt.event.port.EventFinder;
import io.redoubt.event.port.EventFinder.Search;
import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.query.Address;
import io.redoubt.event.query.Query;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// As what a query can compare the fields of events: by what most of their values are.
///
/// @param index where values are counted
record FieldTypes(EventFinder index) {
  private static final Set<String> TEXTS = Set.of("message", "event.original");
  private static final Set<String> DATES =
      Set.of("@timestamp", "event.created", "event.ingested", "event.start", "event.end");

  /// Name → type.
  Map<String, String> of(List<String> names) {
    Map<String, String> types = new LinkedHashMap<>();
    names.forEach(name -> types.put(name, type(name)));
    return types;
  }

  private String type(String name) {
    if (TEXTS.contains(name)) {
      return "text";
    }
    if (DATES.contains(name)) {
      return "date";
    }
    long all = total(new Query.Exists(name));
    if (2 * total(new Query.Addresses(name, Address.LOWEST, Address.HIGHEST)) > all) {
      return "ip";
    }
    Query figures = new Query.Numbers(name, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    return 2 * total(figures) > all ? "number" : "keyword";
  }

  private long total(Query query) {
    return index.search(new Search(query, Window.ALL, 0, null)).total();
  }
}
