package io.redoubt.llm;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// One message of a prompt: who speaks, and the parts that are put together without anything
/// between them. Immutable.
public final class Message {
  private final Role role;
  private final List<Part> parts;

  /* Put together once: it is sent, recorded, hashed and counted. */
  private final String text;

  /// Of these parts, which are copied.
  public Message(Role role, List<Part> parts) {
    this.role = role;
    this.parts = List.copyOf(parts);
    this.text = joined(this.parts);
  }

  /// Who speaks.
  public Role role() {
    return role;
  }

  /// The parts in their order.
  public List<Part> parts() {
    return parts;
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
    return text;
  }

  private static String joined(List<Part> parts) {
    if (parts.size() == 1) {
      return parts.getFirst().text();
    }
    String[] texts = new String[parts.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = parts.get(i).text();
    }
    return String.join("", texts);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Message that && role == that.role && parts.equals(that.parts);
  }

  @Override
  public int hashCode() {
    return Objects.hash(role, parts);
  }

  @Override
  public String toString() {
    return "Message[role=" + role + ", parts=" + parts + "]";
  }
}
