package io.redoubt.store.cases;

import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.Cases;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The document of a case as clients get it: as filed, and how it stands now.
public final class CaseDocument {
  private static final JsonMapper JSON = JsonMapper.shared();

  private CaseDocument() {}

  /// The document with `status`, `disposition`, `assignee`, `suppressed_by`, `revision`, `created`
  /// and `updated`.
  public static ObjectNode of(Cases.Filed filed) {
    ObjectNode document = filed(filed.file().json());
    document.put("status", filed.status());
    document.put("disposition", filed.standing().disposition());
    document.put("assignee", filed.assignee());
    String hidden = filed.standing().suppressedBy();
    document.put("suppressed_by", hidden.isEmpty() ? null : hidden);
    document.put("revision", filed.revision());
    document.put("created", Instant.ofEpochMilli(filed.created()).toString());
    document.put("updated", Instant.ofEpochMilli(filed.updated()).toString());
    return document;
  }

  /// The same as text on one line.
  public static String text(Cases.Filed filed) {
    return of(filed).toString();
  }

  /// The document as it was filed; an empty one when it is none of ours.
  public static ObjectNode filed(String json) {
    try {
      JsonNode node = JSON.readTree(json);
      return node instanceof ObjectNode object ? object : JSON.createObjectNode();
    } catch (JacksonException notOurs) {
      return JSON.createObjectNode();
    }
  }

  /// A page of cases, as the API lists them.
  ///
  /// @param hidden how many more there are that a suppression hides; negative: not asked
  /// @param why there is nothing, for people; empty when there is something
  public static String page(CaseFile.Kind kind, Cases.Page page, long hidden, String why) {
    Map<String, Object> answer = new LinkedHashMap<>();
    String name = kind == CaseFile.Kind.ALERT ? "alerts" : "incidents";
    answer.put(name, page.cases().stream().map(CaseDocument::of).toList());
    answer.put("total", page.total());
    if (hidden >= 0) {
      answer.put("suppressed", hidden);
    }
    answer.put("cursor", page.next().isPresent() ? "" + page.next().getAsLong() : null);
    answer.put("explanation", why.isEmpty() ? null : why);
    return JSON.writeValueAsString(answer);
  }
}
