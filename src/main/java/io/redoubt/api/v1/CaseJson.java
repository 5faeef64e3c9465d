package io.redoubt.api.v1;

import io.redoubt.event.port.CaseAction;
import io.redoubt.event.port.Cases;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Alerts and incidents as clients get them: the document as filed, and how it stands.
final class CaseJson {
  private static final JsonMapper JSON = JsonMapper.shared();

  private CaseJson() {}

  /// The document with `status`, `assignee`, `created` and `updated`.
  static ObjectNode of(Cases.Filed filed) {
    ObjectNode document = document(filed.file().json());
    document.put("status", filed.status());
    document.put("assignee", filed.assignee());
    document.put("created", Instant.ofEpochMilli(filed.created()).toString());
    document.put("updated", Instant.ofEpochMilli(filed.updated()).toString());
    return document;
  }

  private static ObjectNode document(String json) {
    try {
      JsonNode node = JSON.readTree(json);
      return node instanceof ObjectNode object ? object : JSON.createObjectNode();
    } catch (JacksonException notOurs) {
      return JSON.createObjectNode();
    }
  }

  /// What somebody did.
  static Map<String, Object> of(CaseAction action) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", action.id());
    shown.put("time", Instant.ofEpochMilli(action.time()).toString());
    shown.put("actor", action.actor());
    switch (action.what()) {
      case CaseAction.What.Status(String status, String disposition, String reason) -> {
        shown.put("action", "disposition");
        shown.put("status", status);
        shown.put("disposition", disposition);
        shown.put("reason", reason);
      }
      case CaseAction.What.Assigned(String assignee) -> {
        shown.put("action", "assignment");
        shown.put("assignee", assignee);
      }
      case CaseAction.What.Note(String text) -> {
        shown.put("action", "note");
        shown.put("text", text);
      }
    }
    return shown;
  }

  /// By which a client knows whether a case has changed since.
  static String tag(Cases.Filed filed) {
    return '"' + Long.toHexString(filed.updated()) + '"';
  }
}
