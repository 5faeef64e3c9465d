package io.redoubt.notify.brief;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Disposition;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// An alert, as far as a tier lets it out. At tier 1 its texts are words of closed lists, titles
/// of rules and stand-ins; at tier 2 also sentences and excerpts under stand-ins. Only
/// [BriefMaker] makes one.
///
/// @param id of the alert
/// @param incident that it belongs to, or empty
/// @param standing what it is and how it stands
/// @param rules what fired
/// @param entities field → stand-ins, or values at tier 3
/// @param span how much and when
/// @param words what is said about it
/// @param link address for people, or empty
/// @param tier 1 to 3
public record Brief(
    String id,
    String incident,
    Standing standing,
    Rules rules,
    SortedMap<String, List<String>> entities,
    Span span,
    Words words,
    String link,
    int tier) {
  /// Copies the map.
  public Brief {
    entities = Collections.unmodifiableSortedMap(new TreeMap<>(entities));
  }

  /// What it is and how it stands.
  ///
  /// @param title one line
  /// @param severity of now
  /// @param status `new`, `acknowledged`, `closed`
  /// @param verdict what it is held to be
  /// @param category such as `authentication_abuse`, or empty
  public record Standing(
      String title, Severity severity, String status, Disposition verdict, String category) {}

  /// What fired.
  ///
  /// @param ids of rules
  /// @param titles of rules
  /// @param techniques ids of ATT&CK
  /// @param tactics short names of ATT&CK
  public record Rules(
      List<String> ids, List<String> titles, List<String> techniques, List<String> tactics) {
    /// Copies the lists.
    public Rules {
      ids = List.copyOf(ids);
      titles = List.copyOf(titles);
      techniques = List.copyOf(techniques);
      tactics = List.copyOf(tactics);
    }
  }

  /// How much and when.
  ///
  /// @param events behind it
  /// @param first milliseconds since 1970 UTC; 0 when unknown
  /// @param last likewise
  public record Span(long events, long first, long last) {}

  /// What is said about it.
  ///
  /// @param summary a few sentences; empty at tier 1
  /// @param observations sentences; none at tier 1
  /// @param steps what to do next
  /// @param excerpts of records; none at tier 1
  public record Words(
      String summary, List<String> observations, List<String> steps, List<String> excerpts) {
    /// Nothing.
    public static final Words NONE = new Words("", List.of(), List.of(), List.of());

    /// Copies the lists.
    public Words {
      observations = List.copyOf(observations);
      steps = List.copyOf(steps);
      excerpts = List.copyOf(excerpts);
    }
  }

  /// Values of an entity, a few of them.
  public List<String> entity(String field) {
    return entities.getOrDefault(field, List.of());
  }

  /// Whether the alert is no more, as [#gone(String, String, int)] makes it.
  public boolean gone() {
    return span.events() == 0 && rules.ids().isEmpty();
  }

  /// An alert that is no more: it turned out to be a part of another, or its time is over.
  ///
  /// @param into the other, or empty
  public static Brief gone(String id, String into, int tier) {
    String title =
        into.isEmpty() ? "The alert is no longer kept" : "The alert became part of " + into;
    return new Brief(
        id,
        "",
        new Standing(title, Severity.INFORMATIONAL, "closed", Disposition.UNDETERMINED, ""),
        new Rules(List.of(), List.of(), List.of(), List.of()),
        new TreeMap<>(),
        new Span(0, 0, 0),
        Words.NONE,
        "",
        tier);
  }
}
