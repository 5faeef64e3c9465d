package io.redoubt.bench;

import io.redoubt.event.SourceEntry;
import io.redoubt.parse.frame.Batch;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGeneratorFactory;

/// A million generated lines in memory, cut into batches as the pipeline would.
record Lines(byte[] bytes, int count) {
  static Lines of(LogGenerator.Kind kind, int count) {
    LogGenerator generator =
        new LogGenerator(RandomGeneratorFactory.of("L64X128MixRandom").create(42));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(generator.line(kind)).append('\n');
    }
    return new Lines(text.toString().getBytes(StandardCharsets.UTF_8), count);
  }

  Batch batch() {
    return new Batch(SourceEntry.named("bench.log"), bytes, 0, bytes.length, 0, 1, 0);
  }
}
