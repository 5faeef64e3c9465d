package io.redoubt.notify.wazuh;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An alert as a Wazuh manager wrote it, as far as an answer needs it. Source: the documentation of
/// Wazuh 4, `alerts.json`.
///
/// @param id of the alert at its manager, such as `1731234567.12345`
/// @param manager name of the manager; may be empty
/// @param agent id of the agent, such as `001`; may be empty
/// @param agentName name of the agent; may be empty
/// @param rule id of the rule
/// @param level of the rule, 0 to 16
public record WazuhAlert(
    String id, String manager, String agent, String agentName, String rule, int level) {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int HIGHEST = 16;

  /// Reads a record; empty when it is no alert of Wazuh or one of what Redoubt said itself.
  public static Optional<WazuhAlert> of(byte[] record) {
    try {
      JsonNode alert = JSON.readTree(record);
      JsonNode rule = alert.path("rule");
      String id = text(alert.path("id"));
      if (id.isEmpty() || !rule.isObject() || text(rule.path("id")).isEmpty() || isOwn(rule)) {
        return Optional.empty();
      }
      return Optional.of(
          new WazuhAlert(
              id,
              text(alert.path("manager").path("name")),
              text(alert.path("agent").path("id")),
              text(alert.path("agent").path("name")),
              text(rule.path("id")),
              Math.clamp(rule.path("level").asLong(0), 0, HIGHEST)));
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  private static boolean isOwn(JsonNode rule) {
    for (JsonNode group : rule.path("groups")) {
      if (text(group).equals("redoubt")) {
        return true;
      }
    }
    return false;
  }

  private static String text(JsonNode node) {
    return node.isValueNode() && !node.isNull() ? node.asString() : "";
  }

  /// What tells it from every other alert of every manager.
  public String key() {
    return id + '\0' + manager + '\0' + agent;
  }
}
