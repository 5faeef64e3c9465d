package io.redoubt.verify.ground;

import io.redoubt.verify.Answer;
import io.redoubt.verify.Answer.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lets sentences stand that the cited lines carry, word by telling word. Stateless.
public final class GroundingVerifier {
  /// Words that name something: with a digit, an underscore or an inner dot, slash, colon, at sign.
  private static final Pattern TELLING =
      Pattern.compile(
          "[\\p{L}\\p{N}_./\\\\:@%-]*[\\p{N}_@\\\\][\\p{L}\\p{N}_./\\\\:@%-]*|\\b[\\w-]+(?:[./\\\\:][\\w-]+)+");

  private static final double BOUND = 0.3;

  /// Checks an answer against the lines the model saw.
  public Grounding check(Answer answer, List<EvidenceLine> lines) {
    Tally tally = new Tally(lines);
    List<Claim> observations = new ArrayList<>();
    answer.observations().forEach(o -> observations.addAll(tally.standing(o)));
    List<Claim> summary = new ArrayList<>();
    for (String sentence : answer.summary().split("(?<=[.!?])\\s+")) {
      summary.addAll(tally.standing(new Claim(List.of(), sentence)));
    }
    boolean replaced =
        observations.isEmpty()
            || summary.isEmpty()
            || tally.unsupported > BOUND * Math.max(1, tally.checked);
    return new Grounding(
        tally.checked,
        tally.supported,
        tally.miscited,
        tally.unsupported,
        observations,
        summary,
        new Claim(List.of(), ""),
        new Claim(List.of(), ""),
        answer.techniques().stream().map(Answer.Technique::id).toList(),
        answer.recommendations(),
        tally.struck,
        replaced);
  }

  private static final class Tally {
    private final List<EvidenceLine> lines;
    private final List<String> struck = new ArrayList<>();
    private int checked;
    private int supported;
    private int miscited;
    private int unsupported;

    Tally(List<EvidenceLine> lines) {
      this.lines = lines;
    }

    List<Claim> standing(Claim claim) {
      TreeSet<String> refs = new TreeSet<>(claim.refs());
      Matcher words = TELLING.matcher(claim.text());
      boolean stands = true;
      while (words.find()) {
        String word = words.group().replaceAll("[.,:;/]+$", "").toLowerCase(Locale.ROOT);
        checked++;
        if (carries(word, refs)) {
          supported++;
        } else {
          String other = elsewhere(word);
          stands &= !other.isEmpty();
          if (other.isEmpty()) {
            unsupported++;
          } else {
            miscited += claim.refs().isEmpty() ? 0 : 1;
            supported += claim.refs().isEmpty() ? 1 : 0;
            refs.add(other);
          }
        }
      }
      if (!stands || refs.isEmpty()) {
        struck.add(claim.text() + " — " + (stands ? "cites nothing" : "not in the evidence"));
        return List.of();
      }
      return List.of(new Claim(List.copyOf(refs), claim.text()));
    }

    private boolean carries(String word, TreeSet<String> refs) {
      return lines.stream()
          .filter(line -> refs.contains(line.id()))
          .anyMatch(line -> line.text().toLowerCase(Locale.ROOT).contains(word));
    }

    private String elsewhere(String word) {
      return lines.stream()
          .filter(line -> line.text().toLowerCase(Locale.ROOT).contains(word))
          .map(EvidenceLine::id)
          .findFirst()
          .orElse("");
    }
  }
}
