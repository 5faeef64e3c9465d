package io.redoubt.llm.local;

import io.redoubt.llm.ChatAnswer;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.ChatRequest;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.ModelOptions;
import io.redoubt.llm.Readiness;
import io.redoubt.llm.Ticker;
import io.redoubt.llm.TokenEstimate;
import io.redoubt.llm.http.Timers;
import io.redoubt.llm.served.Backoff;
import io.redoubt.llm.served.ServedModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// A model in a GGUF file, run by Redoubt itself in a child process. Nothing is started before it
/// is prepared or asked. Thread-safe.
public final class LocalModel implements ChatModel {
  private final LocalDialect dialect;
  private final ServedModel served;

  /// The model of this file.
  public LocalModel(
      Path file, ModelOptions options, Timers timers, Backoff backoff, Ticker ticker) {
    this.dialect = new LocalDialect(new ModelFile(file), options, timers, backoff, ticker);
    this.served = new ServedModel(dialect, timers, backoff, ticker);
  }

  /// Whether a model's name is the path of a file that is run here.
  public static boolean names(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".gguf");
  }

  @Override
  public ChatAnswer chat(ChatRequest request) {
    return served.chat(request);
  }

  @Override
  public Readiness prepare(Deadline deadline) {
    return served.prepare(deadline);
  }

  @Override
  public Optional<Duration> loading() {
    return served.loading();
  }

  @Override
  public ModelIdentity identity() {
    return served.identity();
  }

  @Override
  public TokenEstimate tokens() {
    TokenEstimate learned = served.tokens();
    return learned.equals(TokenEstimate.UNLEARNED) ? dialect.tokens().orElse(learned) : learned;
  }

  /// The number of the process that holds the model; 0 while there is none.
  public long process() {
    return dialect.child();
  }

  @Override
  public void close() {
    served.close();
    dialect.close();
  }
}
