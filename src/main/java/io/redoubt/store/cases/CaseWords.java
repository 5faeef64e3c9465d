package io.redoubt.store.cases;

import io.redoubt.event.port.CaseText;
import io.redoubt.event.port.Cases;
import tools.jackson.databind.JsonNode;

/// What a case says, for a search by meaning and by words.
public final class CaseWords {
  private static final int EVIDENCE = 20;
  private static final int LONGEST = 8000;

  private CaseWords() {}

  /// Title, category, tactics, rules and the verdict's summary are what it says; names, ids,
  /// techniques and lines of evidence are words it can be found by as well.
  public static CaseText of(Cases.Filed filed) {
    JsonNode document = CaseDocument.filed(filed.file().json());
    JsonNode verdict = document.path("verdict");
    StringBuilder said = new StringBuilder(filed.file().title()).append(". ");
    said.append(verdict.path("category").asString("").replace('_', ' ')).append(". ");
    document
        .path("tactics")
        .forEach(one -> said.append(one.asString("").replace('-', ' ')).append(", "));
    document.path("rules").forEach(one -> said.append(one.path("title").asString("")).append(". "));
    said.append(verdict.path("summary").asString(""));
    StringBuilder words = new StringBuilder(said).append(' ').append(filed.file().id());
    filed
        .file()
        .marks()
        .values()
        .forEach(values -> words.append(' ').append(String.join(" ", values)));
    int shown = 0;
    for (JsonNode line : document.path("evidence")) {
      if (shown++ < EVIDENCE && words.length() < LONGEST) {
        words.append(' ').append(line.path("text").asString(""));
      }
    }
    return new CaseText(said.toString(), words.toString());
  }
}
