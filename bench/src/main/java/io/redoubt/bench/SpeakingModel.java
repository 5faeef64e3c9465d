package io.redoubt.bench;

import io.redoubt.llm.ChatAnswer;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.ChatRequest;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.Readiness;
import io.redoubt.llm.TokenEstimate;
import io.redoubt.llm.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Answers at once by its evidence. Thread-safe.
final class SpeakingModel implements ChatModel {
  /// How it speaks.
  enum Manner {
    /// Repeats computed lines word for word, with all their numbers, times and names.
    QUOTING,
    /// Names the address or account and one number, in its own words.
    RETELLING,
    /// Never names anything.
    PLAIN
  }

  private static final ModelIdentity ID =
      new ModelIdentity("instant", "1", "speaking:latest", "sha256:1", 8192);
  private static final Pattern WORD = Pattern.compile("(HEAD|NONCE): ([A-Z0-9]{6})");
  private static final Pattern LINE =
      Pattern.compile("(?m)^(E\\d+) \\((rule|fact)\\): (.{20,190})$");
  private static final Pattern MARK = Pattern.compile("from outside: (~[0-9a-f]{4})");
  private static final Pattern SPAN = Pattern.compile("(\\d+ events?)");
  private static final Pattern NAME = Pattern.compile("IP_EXT_\\d+_N\\d+|USER_\\d+|HOST_\\d+");

  private final Manner manner;
  private final AtomicInteger calls = new AtomicInteger();

  SpeakingModel(Manner manner) {
    this.manner = manner;
  }

  int calls() {
    return calls.get();
  }

  @Override
  public ChatAnswer chat(ChatRequest request) {
    calls.incrementAndGet();
    StringBuilder text = new StringBuilder();
    request.prompt().messages().forEach(m -> text.append(m.text()).append('\n'));
    Matcher mark = MARK.matcher(text);
    String prompt = mark.find() ? text.toString().replace(mark.group(1), " ") : text.toString();
    return new ChatAnswer.Complete(
        answer(prompt, request.schema()), "", ID, new Usage(1500, 200, 1, 1, 1));
  }

  private String answer(String prompt, String schema) {
    Matcher words = WORD.matcher(prompt);
    List<String> found = new ArrayList<>();
    while (words.find()) {
      found.add(words.group(2));
    }
    List<String[]> said = sentences(prompt);
    StringBuilder observations = new StringBuilder();
    for (String[] one : said) {
      observations
          .append(observations.isEmpty() ? "" : ",")
          .append("{\"refs\":[\"%s\"],\"text\":\"%s\"}".formatted(one[0], escaped(one[1])));
    }
    String techniques = schema.contains("\"techniques\"") ? "\"techniques\":[]," : "";
    return """
    {"head":"%s","observations":[%s],
    "benign_hypothesis":{"text":"","refs":[]},"malicious_hypothesis":{"text":"","refs":[]},
    "verdict":"true_positive","severity":"critical","category":"other",%s
    "confidence":"low","summary":"%s","recommendations":[],"missing":[],
    "injection_suspected":false,"nonce":"%s"}
    """
        .formatted(
            found.getFirst(),
            observations,
            techniques,
            escaped(said.getFirst()[1]),
            found.getLast());
  }

  private List<String[]> sentences(String prompt) {
    List<String[]> said = new ArrayList<>();
    Matcher lines = LINE.matcher(prompt);
    while (lines.find() && said.size() < 4) {
      String line = lines.group(3);
      switch (manner) {
        case QUOTING -> said.add(new String[] {lines.group(1), line});
        case RETELLING -> {
          Matcher span = SPAN.matcher(line);
          Matcher name = NAME.matcher(line);
          if (span.find()) {
            said.add(new String[] {lines.group(1), "The line counts " + span.group(1) + "."});
          } else if (name.find()) {
            said.add(new String[] {lines.group(1), "The line names " + name.group() + "."});
          }
        }
        case PLAIN -> {
          // says nothing of any line
        }
      }
    }
    if (said.isEmpty()) {
      said.add(new String[] {"E1", "The rule fired as the line says."});
    }
    return said;
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  @Override
  public Readiness prepare(Deadline deadline) {
    return new Readiness.Ready(ID);
  }

  @Override
  public ModelIdentity identity() {
    return ID;
  }

  @Override
  public TokenEstimate tokens() {
    return TokenEstimate.UNLEARNED;
  }

  @Override
  public void close() {
    // nothing runs
  }
}
