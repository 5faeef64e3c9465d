package io.redoubt.event.trace;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/// Hands over each span when it ends. Traces that somebody else began are recorded as he says; of
/// those that begin here a share is. Thread-safe.
public final class Recorder implements Tracer {
  private static final long SECOND = 1_000_000_000L;

  private final Consumer<Ended> reader;
  private final int percent;
  private final InstantSource clock;

  /// @param reader takes what ended; must not wait
  /// @param percent of the traces that begin here
  /// @param clock wall time
  public Recorder(Consumer<Ended> reader, int percent, InstantSource clock) {
    this.reader = reader;
    this.percent = percent;
    this.clock = clock;
  }

  @Override
  public Span begin(String name, Kind kind, String traceparent) {
    Optional<TraceParent> above = TraceParent.of(traceparent);
    if (above.isEmpty()) {
      above = TraceParent.of(Span.current().traceparent());
    }
    ThreadLocalRandom random = ThreadLocalRandom.current();
    boolean sampled =
        above.map(TraceParent::sampled).orElseGet(() -> random.nextInt(100) < percent);
    String trace = above.map(TraceParent::trace).orElseGet(() -> id() + id());
    TraceParent self = new TraceParent(trace, id(), sampled);
    return sampled
        ? new Recording(self, above.map(TraceParent::span).orElse(""), name, kind)
        : new Unrecorded(self.header());
  }

  /* Never zero. */
  private static String id() {
    long random = ThreadLocalRandom.current().nextLong();
    return HexFormat.of().toHexDigits(random == 0 ? 1 : random);
  }

  /// A span on its way.
  private final class Recording implements Span {
    private final TraceParent self;
    private final String parent;
    private final String name;
    private final Kind kind;
    private final Instant begun = clock.instant();
    private final long nanos = System.nanoTime();
    private final Map<String, Object> attributes = new LinkedHashMap<>();
    private String failure = "";
    private boolean over;

    Recording(TraceParent self, String parent, String name, Kind kind) {
      this.self = self;
      this.parent = parent;
      this.name = name;
      this.kind = kind;
    }

    @Override
    public synchronized Span with(String attribute, String value) {
      attributes.put(attribute, value);
      return this;
    }

    @Override
    public synchronized Span with(String attribute, long value) {
      attributes.put(attribute, value);
      return this;
    }

    @Override
    public synchronized Span failed(String type) {
      failure = type;
      return this;
    }

    @Override
    public String traceparent() {
      return self.header();
    }

    @Override
    public synchronized void close() {
      if (!over) {
        over = true;
        long start = begun.getEpochSecond() * SECOND + begun.getNano();
        long took = System.nanoTime() - nanos;
        reader.accept(new Ended(self, parent, name, kind, start, took, attributes, failure));
      }
    }
  }
}
