package io.redoubt.triage.review;

import static io.redoubt.llm.Sampling.GREEDY;

import io.redoubt.event.finding.Provenance;
import io.redoubt.event.finding.Review;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.Prompt;
import io.redoubt.llm.Sampling;
import io.redoubt.llm.Usage;
import io.redoubt.redact.Redactor;
import io.redoubt.triage.prompt.QuestionBuilder;
import io.redoubt.triage.trace.Setting;
import io.redoubt.triage.trace.Subject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes down where a review came from. Immutable.
///
/// @param setting the rules in force
/// @param promptVersion of the texts
/// @param schemaVersion of the schema
/// @param options what is sent with every request but samples
record Sources(
    Setting setting, String promptVersion, String schemaVersion, Map<String, String> options) {

  /// Of these versions.
  Sources(Setting setting, String promptVersion, String schemaVersion) {
    this(setting, promptVersion, schemaVersion, options(setting, GREEDY));
  }

  /// The provenance of what was said, or of silence.
  ///
  /// @param known the model as it is known, where it did not answer itself
  Provenance of(Spoken spoken, Subject subject, ModelIdentity known, String mapId) {
    return switch (spoken) {
      case Spoken.Said said ->
          provenance(
              said.model(),
              subject.code().evidenceHash(),
              mapId,
              new Outcome(
                  said, said.reuse() == null ? "miss" : "hit", said.reuse(), null, "", GREEDY));
      case Spoken.Silent silent ->
          provenance(
              known,
              subject.code().evidenceHash(),
              mapId,
              new Outcome(silent, "", null, silent.reason(), silent.detail(), GREEDY));
    };
  }

  /// The provenance of a question that is about to be put.
  Provenance asking(ModelIdentity known, Subject subject, String mapId, Sampling sampling) {
    var nothing = Spoken.Silent.because("", "");
    Outcome outcome = new Outcome(nothing, "", null, null, "", sampling);
    return provenance(known, subject.code().evidenceHash(), mapId, outcome);
  }

  /// The provenance of a question that is about to be put, about this evidence.
  Provenance asking(ModelIdentity known, String evidenceHash, String mapId) {
    var nothing = Spoken.Silent.because("", "");
    Outcome outcome = new Outcome(nothing, "", null, null, "", GREEDY);
    return provenance(known, evidenceHash, mapId, outcome);
  }

  /// The rules in force where nothing of a model may change anything.
  static Setting setting(ReviewSettings settings, Redactor redactor) {
    return Setting.of(
        settings.tier(),
        settings.context(),
        Qualification.ADVISORY.name(),
        redactor.policy().fields());
  }

  private record Outcome(
      Spoken spoken,
      String cache,
      Provenance.@org.jspecify.annotations.Nullable Reuse reuse,
      @org.jspecify.annotations.Nullable String reason,
      String detail,
      Sampling sampling) {}

  private Provenance provenance(
      ModelIdentity id, String evidenceHash, String mapId, Outcome outcome) {
    Usage usage = outcome.spoken().usage();
    return new Provenance(
        id.backend(),
        id.serverVersion(),
        id.model(),
        id.digest(),
        Qualification.valueOf(setting.level()).shown(),
        outcome.sampling().equals(GREEDY) ? options : options(setting, outcome.sampling()),
        promptVersion,
        schemaVersion,
        PolicyTable.VERSION,
        evidenceHash,
        setting.tier().level(),
        mapId,
        tokens(usage),
        timings(usage),
        outcome.spoken().attempt(),
        outcome.cache(),
        outcome.reuse(),
        -1,
        outcome.reason(),
        outcome.detail());
  }

  private static Map<String, String> options(Setting setting, Sampling sampling) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("num_ctx", String.valueOf(setting.context()));
    options.put("num_predict", String.valueOf(QuestionBuilder.ANSWER_TOKENS));
    boolean greedy = sampling.temperature() == 0;
    options.put("temperature", greedy ? "0" : String.valueOf(sampling.temperature()));
    options.put("seed", String.valueOf(sampling.seed()));
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
  static Review.Exchange exchange(Posed posed, Spoken spoken) {
    String raw = spoken.raw();
    return new Review.Exchange(
        posed.messages(),
        posed.promptHash(),
        raw,
        raw.isEmpty() ? "" : hash(raw),
        posed.question().dropped());
  }

  /// The messages of a prompt.
  static List<Review.Exchange.Message> messages(Prompt prompt) {
    return prompt.messages().stream()
        .map(m -> new Review.Exchange.Message(m.role().wire(), m.text()))
        .toList();
  }

  /// What is hashed and recorded of a prompt: role, a zero byte, text and a zero byte of each
  /// message.
  static String promptText(List<Review.Exchange.Message> messages) {
    List<String> parts = new ArrayList<>(messages.size() * 2 + 1);
    for (Review.Exchange.Message message : messages) {
      parts.add(message.role());
      parts.add(message.text());
    }
    parts.add("");
    return String.join("\0", parts);
  }

  /// [#promptText] in UTF-8. Each message is encoded by itself, so that a character beyond Latin in
  /// one makes none of the others dear.
  static byte[] promptBytes(List<Review.Exchange.Message> messages) {
    byte[][] parts = new byte[messages.size() * 2][];
    int length = 0;
    for (int i = 0; i < parts.length; i++) {
      Review.Exchange.Message message = messages.get(i / 2);
      parts[i] = utf8(i % 2 == 0 ? message.role() : message.text());
      length += parts[i].length + 1;
    }
    byte[] all = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length + 1;
    }
    return all;
  }

  /// SHA-256 of a text in UTF-8, hexadecimal.
  static String hash(String text) {
    return hash(utf8(text));
  }

  /// The text in UTF-8.
  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// SHA-256 of bytes, hexadecimal.
  static String hash(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256.", missing);
    }
  }
}
