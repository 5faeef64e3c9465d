package io.redoubt.triage.prompt;

import io.redoubt.llm.Part.Shipped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The shipped texts of one prompt version: for alerts and incidents, or for questions. Immutable
/// and thread-safe.
public final class Texts {
  private static final String ALERTS = "triage/v1/";
  private static final int SHORT = 12;
  private static final int HEAD = 6;

  private final Shipped alert;
  private final Shipped incident;
  private final Shipped frame;
  private final Slotted slottedFrame;
  private final Slotted slottedCandidates;
  private final Slotted slottedRepair;
  private final Slotted slottedLine;
  private final String version;

  /// The texts for alerts and incidents.
  public Texts() {
    this(ALERTS, "incident.txt", List.of());
  }

  /// @param whole the text for incidents
  /// @param more slots of the frame beside the usual ones
  private Texts(String folder, String whole, List<String> more) {
    this.alert = Shipped.load(folder + "system.txt");
    this.incident = Shipped.load(folder + whole);
    this.frame = Shipped.load(folder + "frame.txt");
    Shipped candidates = Shipped.load(ALERTS + "candidates.txt");
    Shipped repair = Shipped.load(folder + "repair.txt");
    Shipped line = Shipped.load(folder + "line.txt");
    List<String> slots =
        new ArrayList<>(List.of("fence", "mark", "canary", "nonce", "lines", "candidates"));
    slots.addAll(more);
    this.slottedFrame = new Slotted(frame, slots);
    this.slottedCandidates = new Slotted(candidates, List.of("ids"));
    this.slottedRepair = new Slotted(repair, List.of("problems"));
    this.slottedLine = new Slotted(line, List.of("id", "kind", "text"));
    this.version =
        folder.substring(0, folder.length() - 1)
            + " "
            + hash(List.of(alert, incident, frame, candidates, repair, line));
  }

  /// The texts for questions.
  public static Texts ofQuestions() {
    return new Texts("ask/v1/", "system.txt", List.of("question"));
  }

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
