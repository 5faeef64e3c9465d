package io.redoubt.api.compat.backend;

import io.redoubt.api.compat.engine.Analysis;
import io.redoubt.api.compat.engine.EngineSettings;
import io.redoubt.api.compat.engine.Floor;
import io.redoubt.api.compat.engine.Journal;
import io.redoubt.api.compat.engine.Ollama;
import io.redoubt.llm.exchange.Exchange;
import io.redoubt.llm.exchange.Exchanged;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// An Ollama that never answers, and tells when it was given up.
record Stuck(CountDownLatch interrupted) implements Exchange {
  static Analysis analysis(EngineSettings settings, CountDownLatch interrupted) {
    Ollama ollama = new Ollama(settings.ollama(), new Stuck(interrupted), _ -> {});
    return new Analysis(settings, ollama, Floor.NONE, Journal.NONE);
  }

  @Override
  public Exchanged post(String url, Map<String, String> headers, byte[] json, Duration timeout) {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException _) {
      interrupted.countDown();
      Thread.currentThread().interrupt();
    }
    return new Exchanged.Interrupted();
  }

  @Override
  public Exchanged get(String url, Map<String, String> headers, Duration timeout) {
    return post(url, headers, new byte[0], timeout);
  }
}
