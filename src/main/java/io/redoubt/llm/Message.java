package io.redoubt.llm;

import java.util.Arrays;
import java.util.List;

/// One message of a prompt: who speaks, and the parts that are put together without anything
/// between them. Immutable.
public record Message(Role role, List<Part> parts) {
  /// Takes a copy of the parts.
  public Message {
    parts = List.copyOf(parts);
  }

  /// Who speaks a message, in the words that every chat protocol uses (`system`, `user`,
  /// `assistant`).
  public enum Role {
    /// The standing instructions.
    SYSTEM("system"),
    /// The one who asks.
    USER("user"),
    /// The model, in an example or an earlier turn.
    ASSISTANT("assistant");

    private final String wire;

    Role(String wire) {
      this.wire = wire;
    }

    /// The word on the wire.
    public String wire() {
      return wire;
    }
  }

  /// The standing instructions.
  public static Message system(Part... parts) {
    return new Message(Role.SYSTEM, Arrays.asList(parts));
  }

  /// What is asked.
  public static Message user(Part... parts) {
    return new Message(Role.USER, Arrays.asList(parts));
  }

  /// An answer of the model, given as an example or as the turn before.
  public static Message assistant(Part... parts) {
    return new Message(Role.ASSISTANT, Arrays.asList(parts));
  }

  /// The exact text of the message.
  public String text() {
    if (parts.size() == 1) {
      return parts.getFirst().text();
    }
    String[] texts = new String[parts.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = parts.get(i).text();
    }
    return String.join("", texts);
  }
}
