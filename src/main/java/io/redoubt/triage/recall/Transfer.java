package io.redoubt.triage.recall;

import io.redoubt.verify.Answer;
import io.redoubt.verify.Answer.Claim;
import io.redoubt.verify.Answer.Step;
import io.redoubt.verify.Answer.Technique;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Maps what was told about one question to a question alike: each number, time and stand-in of a
/// sentence is looked up in the lines it cites, by its place there, and gives way to what stands in
/// the same place of the other question's line. A value that is found nowhere, or in places whose
/// new values differ, cannot be mapped, and then nothing is. Not thread-safe.
final class Transfer {
  private final Map<String, Pair> pairs = new LinkedHashMap<>();
  private int mapped;

  /// A line and its counterpart.
  private record Pair(Form before, Form now, String id) {
    /// Whether slot answers to slot.
    boolean same() {
      return before.template().equals(now.template());
    }
  }

  /// From one question to another of the same key.
  Transfer(Likeness before, Likeness now) {
    Map<String, List<Likeness.Line>> byName = new LinkedHashMap<>();
    now.lines()
        .forEach(
            line -> byName.computeIfAbsent(Skeleton.name(line), _ -> new ArrayList<>()).add(line));
    Map<String, Integer> seen = new LinkedHashMap<>();
    for (Likeness.Line line : before.lines()) {
      String name = Skeleton.name(line);
      List<Likeness.Line> twins = byName.getOrDefault(name, List.of());
      if (!twins.isEmpty()) {
        int nth = seen.merge(name, 1, Integer::sum) - 1;
        Likeness.Line twin = twins.get(Math.min(nth, twins.size() - 1));
        pairs.put(line.id(), new Pair(Form.of(line.text()), Form.of(twin.text()), twin.id()));
      }
    }
  }

  /// How many values gave way so far.
  int mapped() {
    return mapped;
  }

  /// The words for the other question; empty when a value cannot be mapped. Explanations and
  /// reasons of steps that cannot be mapped are left out alone: nothing rests on them.
  Optional<Told> map(Told told) {
    List<Claim> observations = claims(told.answer().observations());
    List<Claim> summary = claims(told.summary());
    if (observations.size() < told.answer().observations().size()
        || summary.size() < told.summary().size()) {
      return Optional.empty();
    }
    Answer answer = told.answer();
    Answer now =
        Told.with(
            answer,
            observations,
            claim(answer.benign()).orElse(new Claim(List.of(), "")),
            claim(answer.malicious()).orElse(new Claim(List.of(), "")),
            techniques(answer.techniques()),
            steps(answer.recommendations()),
            Told.joined(summary));
    return Optional.of(new Told(now, summary));
  }

  private List<Claim> claims(List<Claim> claims) {
    List<Claim> now = new ArrayList<>();
    claims.forEach(claim -> claim(claim).ifPresent(now::add));
    return now;
  }

  private Optional<Claim> claim(Claim claim) {
    List<String> refs = refs(claim.refs());
    return refs.size() < new LinkedHashSet<>(claim.refs()).size() && !claim.refs().isEmpty()
        ? Optional.empty()
        : text(claim.refs(), claim.text()).map(text -> new Claim(refs, text));
  }

  private List<String> refs(List<String> refs) {
    return refs.stream().map(pairs::get).filter(Objects::nonNull).map(Pair::id).distinct().toList();
  }

  private List<Technique> techniques(List<Technique> techniques) {
    List<Technique> now = new ArrayList<>();
    for (Technique technique : techniques) {
      List<String> refs = refs(technique.refs());
      if (!refs.isEmpty()) {
        now.add(new Technique(technique.id(), refs));
      }
    }
    return now;
  }

  private List<Step> steps(List<Step> steps) {
    List<Step> now = new ArrayList<>();
    for (Step step : steps) {
      List<String> target = refs(List.of(step.targetRef()));
      Optional<String> why = text(List.of(step.targetRef()), step.rationale());
      if (!target.isEmpty() && why.isPresent()) {
        now.add(new Step(step.action(), target.getFirst(), why.get()));
      }
    }
    return now;
  }

  private Optional<String> text(List<String> refs, String text) {
    Form form = Form.of(text);
    List<Pair> cited = refs.stream().map(pairs::get).filter(Objects::nonNull).toList();
    List<String> values = quoted(form, cited).orElse(null);
    if (values == null) {
      values = new ArrayList<>();
      for (Form.Slot slot : form.slots()) {
        @Nullable String value = value(slot, cited);
        if (value == null) {
          return Optional.empty();
        }
        values.add(value);
      }
    }
    return Optional.of(filled(text, form, values));
  }

  private String filled(String text, Form form, List<String> values) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (int i = 0; i < values.size(); i++) {
      Form.Slot slot = form.slots().get(i);
      out.append(text, at, slot.at()).append(values.get(i));
      at = slot.at() + slot.value().length();
      mapped += slot.value().equals(values.get(i)) ? 0 : 1;
    }
    return out.append(text, at, text.length()).toString();
  }

  /* A sentence that is a piece of a cited line: slot by slot. */
  private static Optional<List<String>> quoted(Form sentence, List<Pair> cited) {
    String wanted = sentence.template();
    String piece = wanted.endsWith(".") ? wanted.substring(0, wanted.length() - 1) : wanted;
    for (Pair pair : cited) {
      int from = pair.before().template().indexOf(piece);
      if (from >= 0 && pair.same() && !sentence.slots().isEmpty()) {
        int first = 0;
        while (first < pair.before().slots().size()
            && pair.before().slots().get(first).in() < from) {
          first++;
        }
        List<String> values = values(sentence, pair, first);
        if (values.size() == sentence.slots().size()) {
          return Optional.of(values);
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> values(Form sentence, Pair pair, int first) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < sentence.slots().size() && first + i < pair.now().slots().size(); i++) {
      if (sentence.slots().get(i).says(pair.before().slots().get(first + i))) {
        values.add(pair.now().slots().get(first + i).value());
      }
    }
    return values;
  }

  private @Nullable String value(Form.Slot slot, List<Pair> cited) {
    LinkedHashSet<String> exact = new LinkedHashSet<>();
    LinkedHashSet<String> found = new LinkedHashSet<>();
    gather(slot, cited, exact, found);
    if (found.isEmpty()) {
      gather(slot, List.copyOf(pairs.values()), exact, found);
    }
    if (exact.size() == 1) {
      return exact.getFirst();
    }
    if (found.isEmpty() && word(slot.value(), cited)) {
      return slot.value();
    }
    return found.size() == 1 ? found.getFirst() : null;
  }

  /* A status, a port: what tells cases apart stands in both lines as it is. */
  private static boolean word(String value, List<Pair> cited) {
    Pattern whole = Pattern.compile("(?<!\\w)" + Pattern.quote(value) + "(?!\\w)");
    return cited.stream()
        .anyMatch(
            pair ->
                whole.matcher(pair.before().template()).find()
                    && whole.matcher(pair.now().template()).find());
  }

  /* Exact ones have the same word behind them. */
  private static void gather(
      Form.Slot slot, List<Pair> where, Set<String> exact, Set<String> found) {
    for (Pair pair : where) {
      for (int i = 0; i < pair.before().slots().size(); i++) {
        Form.Slot before = pair.before().slots().get(i);
        Form.@Nullable Slot now = now(pair, i);
        @Nullable String value = now == null ? null : counterpart(slot, before, now);
        if (value != null) {
          found.add(value);
          if (before.next().equals(slot.next()) && !slot.next().isEmpty()) {
            exact.add(value);
          }
        }
      }
    }
  }

  /* By place where the lines read alike, by the words around it where they do not. */
  private static Form.@Nullable Slot now(Pair pair, int place) {
    if (pair.same()) {
      return pair.now().slots().get(place);
    }
    Form.Slot before = pair.before().slots().get(place);
    List<Form.Slot> fitting =
        pair.now().slots().stream()
            .filter(s -> s.last().equals(before.last()) && s.next().equals(before.next()))
            .filter(s -> s.kind() == before.kind())
            .toList();
    return fitting.size() == 1 ? fitting.getFirst() : null;
  }

  /// What stands now where this value stood; null when it did not stand there.
  private static @Nullable String counterpart(Form.Slot said, Form.Slot before, Form.Slot now) {
    if (said.kind() != before.kind() || before.kind() != now.kind()) {
      return null;
    }
    if (before.says(said)) {
      return said.value().endsWith(" ") && !now.value().endsWith(" ")
          ? now.value() + " "
          : now.value();
    }
    return switch (said.kind()) {
      case NAMES -> item(said, before, now);
      case TIME -> part(said.value(), before.value(), now.value());
      case NUMBER, SPAN, HEX -> null;
    };
  }

  private static @Nullable String item(Form.Slot said, Form.Slot before, Form.Slot now) {
    if (said.items().size() != 1) {
      return null;
    }
    int whole = before.parts().indexOf(said.value());
    if (whole >= 0) {
      return whole < now.parts().size() ? now.parts().get(whole) : null;
    }
    int name = before.items().indexOf(said.items().getFirst());
    boolean alone = said.value().equals(said.items().getFirst());
    return alone && name >= 0 && name < now.items().size() ? now.items().get(name) : null;
  }

  /* `02:40:13` of `2026-03-17 02:40:13 UTC`. */
  private static @Nullable String part(String said, String before, String now) {
    int at = before.indexOf(said);
    return at >= 0 && before.length() == now.length()
        ? now.substring(at, at + said.length())
        : null;
  }
}
