package io.redoubt.store.cases;

import io.redoubt.event.port.CaseAction;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.Cases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A page of cases that were searched for, as the API answers it. One per page; not thread-safe.
public final class CaseHits {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final String name;
  private final List<Map<String, Object>> hits = new ArrayList<>();

  /// Begins a page.
  public CaseHits(CaseFile.Kind kind) {
    this.name = kind == CaseFile.Kind.ALERT ? "alert" : "incident";
  }

  /// Adds a case.
  ///
  /// @param note what fits best, if it is a note
  /// @param similarity `NaN` when meanings were not compared
  public void add(Cases.Filed filed, @Nullable CaseAction note, float score, float similarity) {
    Map<String, Object> hit = new LinkedHashMap<>();
    hit.put("kind", note == null ? name : "note");
    hit.put(name, CaseDocument.of(filed));
    if (note != null && note.what() instanceof CaseAction.What.Note(String text)) {
      Map<String, Object> shown = new LinkedHashMap<>();
      shown.put("id", note.id());
      shown.put("time", Instant.ofEpochMilli(note.time()).toString());
      shown.put("actor", note.actor());
      shown.put("text", text);
      hit.put("note", shown);
    }
    hit.put("score", score);
    hit.put("similarity", Float.isNaN(similarity) ? null : similarity);
    hits.add(hit);
  }

  /// The page.
  ///
  /// @param next how many to pass over for the next one; 0 when there is none
  /// @param explanation empty when there is nothing to say
  /// @param embedder name, digest and note of the model that compared; empty when none did
  public String text(int total, int next, String explanation, Map<String, String> embedder) {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("hits", hits);
    page.put("total", total);
    page.put("cursor", next == 0 ? null : Integer.toString(next));
    page.put("explanation", explanation.isEmpty() ? null : explanation);
    if (!embedder.isEmpty()) {
      Map<String, Object> shown = new LinkedHashMap<>(embedder);
      shown.computeIfPresent("note", (_, note) -> note.equals("") ? null : note);
      shown.putIfAbsent("note", null);
      page.put("embedder", shown);
    }
    return JSON.writeValueAsString(page);
  }
}
