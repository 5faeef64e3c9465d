package io.redoubt.store.cases;

import io.redoubt.event.port.CaseAction;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseRevision;
import io.redoubt.event.port.Cases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// A case for reading: facts under short labels, in the order in which somebody wants them. Text of
/// logs stands in it as it is.
public final class CaseSheet {
  private static final int EVIDENCE = 20;

  private final List<Map.Entry<String, String>> facts = new ArrayList<>();

  private CaseSheet() {}

  /// Label and text of each fact; a label may be empty, and then the text goes on with the one
  /// before.
  public static List<Map.Entry<String, String>> of(Cases.Filed filed, List<CaseRevision> history) {
    CaseSheet sheet = new CaseSheet();
    JsonNode document = CaseDocument.of(filed);
    sheet.standing(filed);
    sheet.found(filed.file(), document);
    JsonNode verdict = document.path("verdict");
    sheet.add("Verdict", verdict.path("summary").asString(""));
    sheet.each("Next", verdict.path("recommendations"), "action", "rationale");
    sheet.each("Evidence", document.path("evidence"), "id", "text");
    sheet.each("Story", document.path("timeline"), "time", "text");
    sheet.acts(history);
    return List.copyOf(sheet.facts);
  }

  private void add(String label, String text) {
    if (!text.isBlank()) {
      facts.add(Map.entry(label, text));
    }
  }

  private void standing(Cases.Filed filed) {
    String status = filed.status();
    String disposition = filed.standing().disposition().replace('_', ' ');
    add("Status", disposition.isEmpty() ? status : status + ", " + disposition);
    add("Assigned", filed.assignee());
    add("Hidden by", filed.standing().suppressedBy());
  }

  private void found(CaseFile file, JsonNode document) {
    add("Seen", moment(file.firstSeen()) + " to " + moment(file.lastSeen()));
    add("Events", Long.toString(file.events()));
    file.marks().forEach((name, values) -> add(name, String.join(", ", values)));
    add("Incident", file.incident());
    add("Alerts", texts(document.path("alert_ids")));
    document
        .path("severity_reasons")
        .valueStream()
        .forEach(reason -> add("Because", reason.asString("")));
  }

  private static String moment(long millis) {
    return millis == 0 ? "?" : Instant.ofEpochMilli(millis).toString();
  }

  private static String texts(JsonNode list) {
    return list.valueStream().map(one -> one.asString("")).collect(Collectors.joining(", "));
  }

  private void each(String label, JsonNode list, String name, String text) {
    String margin = label;
    int shown = 0;
    for (JsonNode one : list) {
      if (shown == EVIDENCE) {
        add("", "and " + (list.size() - EVIDENCE) + " more");
        return;
      }
      String head = one.path(name).asString("").replace('_', ' ');
      add(margin, head + ": " + one.path(text).asString(""));
      margin = "";
      shown++;
    }
  }

  private void acts(List<CaseRevision> history) {
    String margin = "History";
    for (CaseRevision revision : history) {
      CaseAction action = revision.action();
      add(margin, moment(action.time()) + " " + action.actor() + ": " + words(action.what()));
      margin = "";
    }
  }

  private static String words(CaseAction.What what) {
    return switch (what) {
      case CaseAction.What.Status(String status, String disposition, String reason) ->
          (status + " " + disposition.replace('_', ' ')).strip()
              + (reason.isEmpty() ? "" : ", " + reason);
      case CaseAction.What.Assigned(String assignee) ->
          assignee.isEmpty() ? "assigned to nobody" : "assigned to " + assignee;
      case CaseAction.What.Note(String text) -> "note: " + text;
      case CaseAction.What.Suppressed(String by) ->
          by.isEmpty() ? "hidden no longer" : "hidden by " + by;
      case CaseAction.What.Judged(var before, var now) ->
          "verdict " + before.disposition() + " became " + now.disposition();
    };
  }
}
