package io.redoubt.triage.review;

import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.Review.Consistency;
import io.redoubt.llm.Sampling;
import io.redoubt.verify.Answer;
import java.util.ArrayList;
import java.util.List;

/// The same question once more, told in another order and answered with chance: a model that has
/// read the evidence says the same again. `triage.md` §3.9. Immutable.
///
/// @param number from 1; 0 for the question itself
/// @param of how many are asked
record Sample(int number, int of) {
  /// The question itself.
  static final Sample NONE = new Sample(0, 0);

  private static final double TEMPERATURE = 0.6;

  /// Four of five, nine of ten …: at least this share must agree, rounded up.
  private static final int SHARE_PERCENT = 80;

  /// How many of so many must say the same.
  static int needed(int of) {
    return (of * SHARE_PERCENT + 99) / 100;
  }

  /// How tokens are chosen for it: another seed each time.
  Sampling sampling() {
    return number == 0 ? Sampling.GREEDY : new Sampling(TEMPERATURE, 1L + number);
  }

  /// Whether the answer tells the malicious explanation before the benign one: the last does.
  boolean swapped() {
    return number > 0 && number == of;
  }

  /// The lines in its order, each with its own id: backwards, or begun elsewhere. The same number
  /// gives the same order.
  List<Evidence> ordered(List<Evidence> lines) {
    int size = lines.size();
    if (number == 0 || size == 0) {
      return lines;
    }
    boolean backwards = number % 2 == 1;
    int first = (int) ((long) size * (number / 2) / (of / 2 + 1));
    List<Evidence> ordered = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      int at = (first + i) % size;
      ordered.add(lines.get(backwards ? size - 1 - at : at));
    }
    return ordered;
  }

  /// Whether an answer says what the first one said: the same verdict, and a severity at most one
  /// step away. What cannot be read does not.
  static boolean agrees(Answer first, Spoken sample) {
    return sample instanceof Spoken.Said said && Judge.near(first, said.answer());
  }

  /// Whether the outcome stands, whatever the samples still to come say.
  static boolean settled(Answer first, List<Spoken> heard, int of) {
    return heard.size() == of || against(first, heard) > of - needed(of);
  }

  private static int against(Answer first, List<Spoken> heard) {
    return (int) heard.stream().filter(spoken -> !agrees(first, spoken)).count();
  }

  /// What the samples came to.
  ///
  /// @param heard in their order; fewer than `of` where it was settled or no more could be asked
  static Consistency outcome(Answer first, List<Spoken> heard, int of) {
    int against = against(first, heard);
    int agreeing = heard.size() - against;
    String outcome = "not_possible";
    if (agreeing >= needed(of)) {
      outcome = "agreed";
    } else if (against > of - needed(of)) {
      outcome = "disagreed";
    }
    return new Consistency(outcome, heard.size(), agreeing);
  }
}
