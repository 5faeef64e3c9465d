package io.redoubt.audit.entry;

import java.nio.charset.StandardCharsets;

/// Bytes that belong to an entry and are kept beside the log, so that they can be purged: the log
/// itself holds only a salted hash of them.
///
/// @param name what it is: one of the constants here, or another lower-case word
/// @param bytes the content, as it was; not copied, so do not change it
public record Payload(String name, byte[] bytes) {
  /// From which the prompt can be built again, byte for byte.
  public static final String INPUTS = "inputs";

  /// Exactly what the model was sent.
  public static final String PROMPT = "prompt";

  /// Exactly what the model answered.
  public static final String RESPONSE = "response";

  /// The verdict as JSON.
  public static final String VERDICT = "verdict";

  /// The pseudonyms and what they stand for.
  public static final String REDACTION_MAP = "redaction_map";

  /// The outcome of a probe or of another administrative act.
  public static final String REPORT = "report";

  /// Refuses a name that cannot stand in an entry.
  public Payload {
    Names.require(name);
  }

  /// A payload of this text in UTF-8.
  public static Payload text(String name, String text) {
    return new Payload(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
