package io.redoubt.api.cases;

import io.redoubt.event.port.Suppression;
import io.redoubt.event.port.SuppressionScope;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Suppressions as clients get them.
final class SuppressionJson {
  private SuppressionJson() {}

  /// @param hides how many alerts it hides now
  static Map<String, Object> of(Suppression one, long hides, long now) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", one.id());
    shown.put("scope", of(one.scope()));
    shown.put("reason", one.reason());
    shown.put("owner", one.owner());
    shown.put("actor", one.actor());
    shown.put("created", time(one.created()));
    shown.put("expires", time(one.expires()));
    shown.put("deleted", time(one.deleted()));
    shown.put("active", one.active(now));
    shown.put("hides", hides);
    return shown;
  }

  static Map<String, Object> of(SuppressionScope scope) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("rules", scope.rules());
    shown.put("entities", scope.entities());
    shown.put("from", time(scope.from()));
    shown.put("to", scope.to() == Long.MAX_VALUE ? null : time(scope.to()));
    shown.put("max_severity", scope.most().name().toLowerCase(Locale.ROOT));
    return shown;
  }

  private static @Nullable String time(long millis) {
    return millis == 0 ? null : Instant.ofEpochMilli(millis).toString();
  }
}
