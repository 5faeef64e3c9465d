package io.redoubt.llm.probe;

import io.redoubt.llm.ChatAnswer;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.ChatRequest;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.Message;
import io.redoubt.llm.Part;
import io.redoubt.llm.Part.Shipped;
import io.redoubt.llm.Prompt;
import io.redoubt.llm.Ticker;
import io.redoubt.llm.Usage;
import io.redoubt.llm.probe.ProbeResult.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Asks a model a few things whose right answer is known: does it live, does its server enforce a
/// schema, does it see both ends of a long prompt, does it say the same twice, does it tell how
/// likely its tokens were, how fast is it.
/// Never throws for what a model does; each question has a time limit.
public final class ModelProbe {
  private static final Duration EACH = Duration.ofMinutes(2);
  private static final int TOKENS = 64;
  private static final String WORD = "ZQX7";
  private static final String SCHEMA =
      "{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"k\"],"
          + "\"properties\":{\"k\":{\"enum\":[\""
          + WORD
          + "\"]}}}";
  private static final String ENDS =
      "{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"first\",\"last\"],"
          + "\"properties\":{\"first\":{\"type\":\"string\",\"maxLength\":20},"
          + "\"last\":{\"type\":\"string\",\"maxLength\":20}}}";

  /* Of an alert with some records, as measured on the samples. */
  private static final int PROMPT = 3000;
  private static final int ANSWER = 350;

  private final Ticker ticker;
  private final Optional<Deadline> end;

  /// With this time.
  public ModelProbe(Ticker ticker) {
    this(ticker, Optional.empty());
  }

  private ModelProbe(Ticker ticker, Optional<Deadline> end) {
    this.ticker = ticker;
    this.end = end;
  }

  /// The same, all of it until this moment at the latest: what comes later counts as not answered.
  public ProbeResult probe(ChatModel model, int context, Deadline end) {
    return new ModelProbe(ticker, Optional.of(end)).probe(model, context);
  }

  /// Tries everything; what cannot be tried because the model does not live is left out.
  ///
  /// @param context tokens that the prompt of the long question fills to about two thirds
  public ProbeResult probe(ChatModel model, int context) {
    List<Finding> findings = new ArrayList<>();
    findings.add(alive(model));
    if (findings.getFirst().good()) {
      ChatAnswer first = ask(model, "probe/v1/schema.txt");
      findings.add(schema(first));
      ChatAnswer second = ask(model, "probe/v1/schema.txt");
      findings.add(repeat(first, second));
      findings.add(silent(first, second));
      findings.add(likelihoods(model));
      int real = model.identity().context();
      ChatAnswer whole = lengthy(model, real > 0 ? Math.min(real, context) : context);
      findings.add(ends(whole));
      findings.add(speed(first));
      findings.add(capacity(first.usage(), whole.usage()));
    }
    return new ProbeResult(model.identity(), findings);
  }

  private Finding alive(ChatModel model) {
    Prompt prompt = Prompt.of(Message.user(Shipped.load("probe/v1/alive.txt")));
    ChatAnswer answer = model.chat(ChatRequest.text(prompt, 1, deadline()));
    return new Finding(
        "alive", answer instanceof ChatAnswer.Complete, said(answer, "one token came"));
  }

  private ChatAnswer ask(ChatModel model, String text) {
    Prompt prompt = Prompt.of(Message.user(Shipped.load(text)));
    return model.chat(ChatRequest.json(prompt, SCHEMA, TOKENS, deadline()));
  }

  private static Finding schema(ChatAnswer answer) {
    boolean held =
        answer instanceof ChatAnswer.Complete complete
            && complete.text().replaceAll("\\s", "").equals("{\"k\":\"" + WORD + "\"}");
    return new Finding(
        "schema",
        held,
        said(answer, held ? "enforced by the server" : "not enforced: answers are checked here"));
  }

  /* Asked with the switch off, where the model has one. */
  private static Finding silent(ChatAnswer... answers) {
    boolean thought =
        Stream.of(answers)
            .anyMatch(
                answer ->
                    switch (answer) {
                      case ChatAnswer.Complete complete -> !complete.thoughtHash().isEmpty();
                      case ChatAnswer.Failed failed ->
                          failed.reason() == FailureReason.THINKING_ONLY;
                    });
    return new Finding(
        "thinking",
        !thought,
        thought ? "it thinks though told not to: answers come late" : "off, as it was told");
  }

  private static Finding repeat(ChatAnswer first, ChatAnswer second) {
    boolean same =
        first instanceof ChatAnswer.Complete a
            && second instanceof ChatAnswer.Complete b
            && a.text().equals(b.text());
    return new Finding(
        "repeat", same, same ? "said the same twice" : said(second, "said two things"));
  }

  /* One token, as a server that knows the wish says of the first already how likely it was. */
  private Finding likelihoods(ChatModel model) {
    Prompt prompt = Prompt.of(Message.user(Shipped.load("probe/v1/alive.txt")));
    ChatAnswer answer = model.chat(ChatRequest.text(prompt, 1, deadline()).withLikelihoods());
    boolean given =
        answer instanceof ChatAnswer.Complete complete && complete.usage().likelihoods() > 0;
    return new Finding(
        "logprobs",
        given,
        said(answer, given ? "given with each token" : "not given; no verdict needs them today"));
  }

  private ChatAnswer lengthy(ChatModel model, int context) {
    Shipped filling = Shipped.load("probe/v1/filling.txt");
    int characters = (int) (context * 2 / 3.0 * model.tokens().least());
    List<Part> parts = new ArrayList<>(List.of(Shipped.load("probe/v1/head.txt")));
    for (int i = 0; i < characters / filling.text().length(); i++) {
      parts.add(filling);
    }
    parts.add(Shipped.load("probe/v1/tail.txt"));
    Prompt prompt = new Prompt(List.of(new Message(Message.Role.USER, parts)));
    return model.chat(ChatRequest.json(prompt, ENDS, TOKENS, deadline()));
  }

  private static Finding ends(ChatAnswer answer) {
    boolean both =
        answer instanceof ChatAnswer.Complete complete
            && complete.text().contains("AMBERFOX")
            && complete.text().contains("COPPERJAY");
    return new Finding(
        "context",
        both,
        said(
            answer,
            both
                ? "both ends of a long prompt were seen"
                : "one end of a long prompt was not seen"));
  }

  private static Finding speed(ChatAnswer answer) {
    double rate = answer.usage().tokensPerSecond();
    return new Finding(
        "speed",
        true,
        rate > 0 ? String.format(Locale.ROOT, "%.1f tokens a second", rate) : "too short to tell");
  }

  /* From how fast it read the long question and wrote the short answer. */
  private static Finding capacity(Usage brief, Usage whole) {
    double writing = brief.tokensPerSecond();
    double reading = whole.promptTokens() * 1000.0 / Math.max(1, whole.firstByteMillis());
    if (writing <= 0 || whole.promptTokens() <= 0) {
      return new Finding("capacity", true, "cannot be told");
    }
    double seconds = PROMPT / reading + ANSWER / writing;
    return new Finding(
        "capacity",
        true,
        String.format(
            Locale.ROOT,
            "about %,d alerts an hour, one after the other, at %,d tokens a prompt and %d an"
                + " answer",
            Math.round(3600 / seconds),
            PROMPT,
            ANSWER));
  }

  private static String said(ChatAnswer answer, String good) {
    return switch (answer) {
      case ChatAnswer.Complete _ -> good;
      case ChatAnswer.Failed failed ->
          failed.reason().name().toLowerCase(Locale.ROOT)
              + ": "
              + failed.detail()
              + " "
              + failed.reason().remedy();
    };
  }

  private Deadline deadline() {
    return end.map(all -> all.within(EACH)).orElseGet(() -> Deadline.after(EACH, ticker));
  }
}
