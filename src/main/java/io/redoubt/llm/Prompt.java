package io.redoubt.llm;

import java.util.Arrays;
import java.util.List;

/// What a model is asked: messages in order. Every character of it is shipped text, redacted text
/// or a number (see [Part]). Immutable.
public record Prompt(List<Message> messages) {
  /// Takes a copy of the messages.
  public Prompt {
    messages = List.copyOf(messages);
  }

  /// A prompt of these messages.
  public static Prompt of(Message... messages) {
    return new Prompt(Arrays.asList(messages));
  }

  /// The length of all messages together, in UTF-16 units: what token estimates start from.
  public int characters() {
    return messages.stream().mapToInt(message -> message.text().length()).sum();
  }

  /// The highest redaction tier among the parts, 1 when nothing of the prompt came from events.
  public int tier() {
    return messages.stream()
        .flatMap(message -> message.parts().stream())
        .mapToInt(part -> part instanceof Part.Masked(var redacted) ? redacted.tier().level() : 1)
        .max()
        .orElse(1);
  }
}
