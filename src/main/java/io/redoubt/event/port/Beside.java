package io.redoubt.event.port;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Events that are ranked together with those of an index, as one: what the log has behind it. For
/// one thread, until the ranking ends.
public interface Beside {
  /// None.
  Beside NONE = new Nothing();

  /// Gives those that fit the filter and happened in the window, in any order.
  void each(Taking taking);

  /// How many those are.
  long fitting();

  /// The templates of all of them, whether they fit or not.
  Set<Long> templates();

  /// How many of all of them have text.
  long texts();

  /// How many words all of them have together.
  long words();

  /// How many of all of them have a word of the ranking.
  ///
  /// @param word its place in [TemplateFinder.Ranking#alternatives], from 0
  long having(int word);

  /// Records between the index and these, which are not among them.
  long unseen();

  /// Takes events that fit.
  @FunctionalInterface
  interface Taking {
    /// Takes one.
    ///
    /// @param millis when it happened, since 1970 UTC
    /// @param template 0 when it has none
    /// @param counts how often it has each word of the ranking; null when it has none of them
    void take(long sequence, long millis, long template, int @Nullable [] counts);
  }

  /// No events.
  record Nothing() implements Beside {
    @Override
    public void each(Taking taking) {}

    @Override
    public long fitting() {
      return 0;
    }

    @Override
    public Set<Long> templates() {
      return Set.of();
    }

    @Override
    public long texts() {
      return 0;
    }

    @Override
    public long words() {
      return 0;
    }

    @Override
    public long having(int word) {
      return 0;
    }

    @Override
    public long unseen() {
      return 0;
    }
  }
}
