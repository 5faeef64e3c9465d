package io.redoubt.triage.prompt;

import io.redoubt.llm.Part.Shipped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// The shipped texts of one prompt version. Immutable and thread-safe.
public final class Texts {
  private static final String FOLDER = "triage/v1/";
  private static final int SHORT = 12;
  private static final int HEAD = 6;

  private final Shipped alert = Shipped.load(FOLDER + "system.txt");
  private final Shipped incident = Shipped.load(FOLDER + "incident.txt");
  private final Shipped frame = Shipped.load(FOLDER + "frame.txt");
  private final Shipped candidates = Shipped.load(FOLDER + "candidates.txt");
  private final Shipped repair = Shipped.load(FOLDER + "repair.txt");
  private final Shipped line = Shipped.load(FOLDER + "line.txt");
  private final Slotted slottedFrame =
      new Slotted(frame, List.of("fence", "mark", "canary", "nonce", "lines", "candidates"));
  private final Slotted slottedCandidates = new Slotted(candidates, List.of("ids"));
  private final Slotted slottedRepair = new Slotted(repair, List.of("problems"));
  private final Slotted slottedLine = new Slotted(line, List.of("id", "kind", "text"));
  private final String version =
      "triage/v1 " + hash(List.of(alert, incident, frame, candidates, repair, line));

  /// The standing instructions for an alert.
  public Shipped alert() {
    return alert;
  }

  /// The standing instructions for an incident.
  public Shipped incident() {
    return incident;
  }

  /// How many characters stand around the evidence, its slots included.
  int frameLength() {
    return frame.text().length();
  }

  /// What stands around the evidence, with slots for it and for what is drawn.
  Slotted frame() {
    return slottedFrame;
  }

  /// What stands around the candidate techniques, `{ids}`.
  Slotted candidates() {
    return slottedCandidates;
  }

  /// What is said of an answer that could not be used, with a slot for its `{problems}`.
  public Slotted repair() {
    return slottedRepair;
  }

  /// What stands around a line: `{id}`, `{kind}` and `{text}`.
  Slotted line() {
    return slottedLine;
  }

  /// The folder and the beginning of the SHA-256 of all texts.
  public String version() {
    return version;
  }

  /// The head word of a system text: six characters after `HEAD: ` in its first line.
  static String head(Shipped system) {
    int from = system.text().indexOf(": ") + 2;
    return system.text().substring(from, from + HEAD);
  }

  private static String hash(List<Shipped> texts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Shipped text : texts) {
        digest.update(text.text().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, SHORT);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256.", missing);
    }
  }
}
