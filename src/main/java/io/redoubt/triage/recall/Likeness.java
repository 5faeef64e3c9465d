package io.redoubt.triage.recall;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// What makes questions alike. Two questions of one key differ in nothing but times, who it was,
/// numbers of one order of magnitude, and the sample of records that is shown: the same rules fired
/// with the same effect, and code says the same. Immutable.
///
/// A key only says that an answer is worth trying: [Transfer] maps what it says, and a check
/// against the evidence at hand decides.
///
/// @param key SHA-256, hexadecimal
/// @param lines of the question
public record Likeness(String key, List<Line> lines) {
  /// What the order of magnitude is taken of.
  private static final Set<String> COUNTED = Set.of("event", "failed", "time");

  /// A line of a question, as the model saw it, without marks.
  ///
  /// @param id `E1` …
  /// @param raw whether it is a record
  /// @param text in redacted space
  public record Line(String id, boolean raw, String text) {}

  /// Copies the list.
  public Likeness {
    lines = List.copyOf(lines);
  }

  /// Of a question.
  ///
  /// @param lines in their order
  /// @param circumstances what else must be equal: versions, options, candidates, what code says
  public static Likeness of(List<Line> lines, List<String> circumstances) {
    List<String> parts = new ArrayList<>(circumstances);
    parts.add("");
    long most = 0;
    for (Line line : lines) {
      if (!line.raw()) {
        Form form = Form.of(line.text());
        parts.add(Skeleton.of(form.template()));
        most = Math.max(most, most(form));
      }
    }
    parts.add("magnitude " + String.valueOf(most).length());
    return new Likeness(hash(parts), lines);
  }

  private static long most(Form form) {
    long most = 0;
    for (Form.Slot slot : form.slots()) {
      boolean counts = slot.kind() == Form.Kind.NUMBER && COUNTED.contains(slot.next());
      if (counts && slot.value().length() < 18) {
        most = Math.max(most, Long.parseLong(slot.value().replace(",", "")));
      }
    }
    return most;
  }

  private static String hash(List<String> parts) {
    try {
      Utf8Digest digest = new Utf8Digest(MessageDigest.getInstance("SHA-256"));
      for (String part : parts) {
        digest.text(part);
        digest.text("\0");
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256.", missing);
    }
  }
}
