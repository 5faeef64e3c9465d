package io.redoubt.llm.measure;

import io.redoubt.llm.ChatAnswer;
import io.redoubt.llm.Usage;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Figures of the questions to a model since the start. Thread-safe.
public final class ModelFigures {
  private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();
  private final LongAdder promptTokens = new LongAdder();
  private final LongAdder answerTokens = new LongAdder();
  private final LongAdder millis = new LongAdder();

  /// Counts an answer.
  void came(ChatAnswer answer) {
    String outcome =
        switch (answer) {
          case ChatAnswer.Complete _ -> "complete";
          case ChatAnswer.Failed(var reason, _, _) -> reason.word();
        };
    outcomes.computeIfAbsent(outcome, _ -> new LongAdder()).increment();
    Usage usage = answer.usage();
    promptTokens.add(usage.promptTokens());
    answerTokens.add(usage.answerTokens());
    millis.add(usage.totalMillis());
  }

  /// `complete` or the reason of a failure → how many questions ended so.
  public Map<String, Long> outcomes() {
    Map<String, Long> all = new TreeMap<>();
    outcomes.forEach((outcome, count) -> all.put(outcome, count.sum()));
    return all;
  }

  /// `prompt` and `answer` → tokens, as the servers counted them.
  public Map<String, Long> tokens() {
    return Map.of("prompt", promptTokens.sum(), "answer", answerTokens.sum());
  }

  /// How long all questions took together.
  public long millis() {
    return millis.sum();
  }
}
