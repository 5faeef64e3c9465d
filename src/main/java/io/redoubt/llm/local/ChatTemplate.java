package io.redoubt.llm.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Puts the messages of a chat into the form that a model was trained on.
///
/// The template of the model, a small program of unknown origin, is only ever run on placeholders;
/// the texts take their places afterwards. So no text can make it fail or be changed by it, and the
/// library, which hands characters beyond the Basic Multilingual Plane back broken, cannot spoil
/// one.
final class ChatTemplate {
  private static final String MARK = "placeholder%dof%d";

  private final Function<List<Order.Turn>, String> template;

  /// @param template writes messages as one text, with the opening of the answer at its end
  ChatTemplate(Function<List<Order.Turn>, String> template) {
    this.template = template;
  }

  /// The prompt. Where the template has no place for the instructions of the system, they are given
  /// to the user; where it loses a message even so, the ChatML form is taken, as llama.cpp does for
  /// a model without a template.
  String prompt(List<Order.Turn> turns) {
    return filled(turns).or(() -> filled(withoutSystem(turns))).orElseGet(() -> chatMl(turns));
  }

  private static String chatMl(List<Order.Turn> turns) {
    return turns.stream()
        .map(turn -> "<|im_start|>" + turn.role() + "\n" + turn.text() + "<|im_end|>\n")
        .collect(Collectors.joining("", "", "<|im_start|>assistant\n"));
  }

  private Optional<String> filled(List<Order.Turn> turns) {
    List<Order.Turn> places = new ArrayList<>();
    for (int i = 0; i < turns.size(); i++) {
      places.add(new Order.Turn(turns.get(i).role(), mark(i, turns.size())));
    }
    String frame = template.apply(places);
    StringBuilder prompt = new StringBuilder();
    int from = 0;
    for (int i = 0; i < turns.size(); i++) {
      String mark = mark(i, turns.size());
      int at = frame.indexOf(mark);
      if (at < from || frame.lastIndexOf(mark) != at) {
        return Optional.empty();
      }
      prompt.append(frame, from, at).append(turns.get(i).text());
      from = at + mark.length();
    }
    return Optional.of(prompt.append(frame, from, frame.length()).toString());
  }

  private static String mark(int index, int of) {
    return MARK.formatted(index, of);
  }

  private static List<Order.Turn> withoutSystem(List<Order.Turn> turns) {
    List<Order.Turn> merged = new ArrayList<>();
    StringBuilder standing = new StringBuilder();
    for (Order.Turn turn : turns) {
      if (turn.role().equals("system")) {
        standing.append(turn.text()).append("\n\n");
      } else {
        merged.add(new Order.Turn(turn.role(), standing + turn.text()));
        standing.setLength(0);
      }
    }
    if (!standing.isEmpty()) {
      merged.add(new Order.Turn("user", standing.toString().strip()));
    }
    return merged;
  }
}
