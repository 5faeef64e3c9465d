package io.redoubt.api.v1;

import io.redoubt.event.port.CaseAction;
import io.redoubt.event.port.CaseRevision;
import io.redoubt.event.port.CaseStanding;
import io.redoubt.event.port.CaseVerdict;
import io.redoubt.event.port.Cases;
import io.redoubt.store.cases.CaseDocument;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/// Alerts and incidents as clients get them: the document as filed, and how it stands.
public final class CaseJson {
  private static final int MOST_TAGS = 100;

  private CaseJson() {}

  /// The document with `status`, `assignee`, `created` and `updated`.
  public static ObjectNode of(Cases.Filed filed) {
    return CaseDocument.of(filed);
  }

  /// The document as it was filed.
  public static ObjectNode document(String json) {
    return CaseDocument.filed(json);
  }

  /// What somebody did, and what it changed.
  static Map<String, Object> of(CaseRevision revision) {
    CaseAction action = revision.action();
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
      case CaseAction.What.Suppressed(String by) -> {
        shown.put("action", "suppression");
        shown.put("suppressed_by", by.isEmpty() ? null : by);
      }
      case CaseAction.What.Judged(CaseVerdict _, CaseVerdict _) -> shown.put("action", "verdict");
    }
    shown.put("from", from(revision));
    shown.put("to", to(revision));
    return shown;
  }

  private static Map<String, Object> from(CaseRevision revision) {
    return revision.action().what() instanceof CaseAction.What.Judged judged
        ? of(judged.before())
        : of(revision.from());
  }

  private static Map<String, Object> to(CaseRevision revision) {
    return revision.action().what() instanceof CaseAction.What.Judged judged
        ? of(judged.now())
        : of(revision.to());
  }

  private static Map<String, Object> of(CaseStanding standing) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("status", standing.status());
    shown.put("disposition", standing.disposition());
    shown.put("assignee", standing.assignee());
    String by = standing.suppressedBy();
    shown.put("suppressed_by", by.isEmpty() ? null : by);
    return shown;
  }

  /// What a verdict says, in short.
  public static Map<String, Object> of(CaseVerdict verdict) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("engine", verdict.engine());
    shown.put("verdict", verdict.disposition());
    shown.put("severity", verdict.severity());
    shown.put("evidence_hash", verdict.evidenceHash());
    return shown;
  }

  /// By which a client knows whether somebody decided, or the verdict became another one, since; it
  /// stays the same while only counts and times grow.
  static String tag(Cases.Filed filed) {
    return '"' + Long.toString(filed.revision()) + '"';
  }

  /// The revision that one of these tags, with commas between them, names; empty when none does.
  static OptionalLong revision(String tags, Cases.Filed now) {
    return Arrays.stream(tags.split(",", MOST_TAGS))
        .flatMapToLong(tag -> revision(tag.strip()).stream())
        .filter(revision -> revision == now.revision())
        .findFirst();
  }

  private static OptionalLong revision(String tag) {
    return tag.matches("\"[0-9]{1,18}\"")
        ? OptionalLong.of(Long.parseLong(tag.substring(1, tag.length() - 1)))
        : OptionalLong.empty();
  }
}
