package io.redoubt.triage.review;

import io.redoubt.event.finding.Provenance;
import io.redoubt.event.finding.Review;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.Usage;
import io.redoubt.redact.RedactionCase;
import io.redoubt.triage.prompt.Question;
import io.redoubt.triage.prompt.QuestionBuilder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes down where a review came from. Immutable.
///
/// @param model who is asked
/// @param settings how
/// @param promptVersion of the texts
/// @param schemaVersion of the schema
record Sources(
    ChatModel model, ReviewSettings settings, String promptVersion, String schemaVersion) {

  /// The provenance of what was said, or of silence.
  Provenance of(Spoken spoken, Subject subject, RedactionCase redaction) {
    ModelIdentity id = spoken instanceof Spoken.Said said ? said.model() : model.identity();
    String reason = spoken instanceof Spoken.Silent silent ? silent.reason() : null;
    return new Provenance(
        id.backend(),
        id.serverVersion(),
        id.model(),
        id.digest(),
        settings.level().shown(),
        options(),
        promptVersion,
        schemaVersion,
        PolicyTable.VERSION,
        subject.code().evidenceHash(),
        redaction.tier().level(),
        redaction.map().id(),
        tokens(usage(spoken)),
        timings(usage(spoken)),
        attempt(spoken),
        spoken instanceof Spoken.Said said ? said.reused() ? "hit" : "miss" : "",
        -1,
        reason,
        spoken instanceof Spoken.Silent silent ? silent.detail() : "");
  }

  private static Usage usage(Spoken spoken) {
    return switch (spoken) {
      case Spoken.Said said -> said.usage();
      case Spoken.Silent silent -> silent.usage();
    };
  }

  private static int attempt(Spoken spoken) {
    return switch (spoken) {
      case Spoken.Said said -> said.attempt();
      case Spoken.Silent silent -> silent.attempt();
    };
  }

  /// What is sent with every request.
  Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("num_ctx", String.valueOf(settings.context()));
    options.put("num_predict", String.valueOf(QuestionBuilder.ANSWER_TOKENS));
    options.put("temperature", "0");
    options.put("seed", "1");
    return options;
  }

  private static Map<String, Long> tokens(Usage usage) {
    Map<String, Long> tokens = new LinkedHashMap<>();
    tokens.put("prompt", (long) usage.promptTokens());
    tokens.put("answer", (long) usage.answerTokens());
    return tokens;
  }

  private static Map<String, Long> timings(Usage usage) {
    Map<String, Long> timings = new LinkedHashMap<>();
    timings.put("first_byte", usage.firstByteMillis());
    timings.put("total", usage.totalMillis());
    return timings;
  }

  /// What was sent and what came back.
  static Review.Exchange exchange(Question question, Spoken spoken) {
    String raw =
        switch (spoken) {
          case Spoken.Said said -> said.raw();
          case Spoken.Silent silent -> silent.raw();
        };
    List<Review.Exchange.Message> messages =
        question.prompt().messages().stream()
            .map(m -> new Review.Exchange.Message(m.role().wire(), m.text()))
            .toList();
    return new Review.Exchange(
        messages, promptHash(messages), raw, raw.isEmpty() ? "" : hash(raw), question.dropped());
  }

  /// SHA-256 over role, a zero byte, text and a zero byte of each message.
  static String promptHash(List<Review.Exchange.Message> messages) {
    return hash(promptText(messages));
  }

  /// What is hashed and recorded of a prompt.
  static String promptText(List<Review.Exchange.Message> messages) {
    StringBuilder all = new StringBuilder();
    messages.forEach(m -> all.append(m.role()).append('\0').append(m.text()).append('\0'));
    return all.toString();
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256.", missing);
    }
  }
}
