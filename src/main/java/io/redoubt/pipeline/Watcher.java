package io.redoubt.pipeline;

/// Watches a run from outside: draws progress, asks it to stop. Thread-safe.
public interface Watcher {
  /// Nobody watches.
  Watcher NONE =
      new Watcher() {
        @Override
        public void surveyed(long bytes, int entries) {}

        @Override
        public void progressed(long bytes, long events) {}

        @Override
        public boolean stopped() {
          return false;
        }
      };

  /// What lies ahead: compressed bytes (0 when unknown) and entries.
  void surveyed(long bytes, int entries);

  /// What was read since the start: bytes of the inputs as they lie on disk, and events.
  void progressed(long bytes, long events);

  /// Whether the run should end with what it has.
  boolean stopped();
}
