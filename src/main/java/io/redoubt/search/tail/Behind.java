package io.redoubt.search.tail;

import io.redoubt.event.port.Beside;
import io.redoubt.event.port.EventFinder.Window;
import java.util.Set;

/// What the log has behind the index, for a ranking. For one thread.
///
/// @param window in which events must have happened
/// @param fits the records that fit the filter
/// @param kinds their templates, in that order
/// @param census of all records behind the index
/// @param weighed which of them have words of the ranking
record Behind(Window window, Fitting fits, long[] kinds, Kinds.Census census, Weighed.Found weighed)
    implements Beside {
  @Override
  public void each(Taking taking) {
    long[] sequences = fits.sequences();
    weighed.begin();
    for (int i = 0; i < sequences.length; i++) {
      long time = fits.millis()[i];
      if (window.from() <= time && time < window.to()) {
        taking.take(sequences[i], time, kinds[i], weighed.counts(sequences[i]));
      }
    }
  }

  @Override
  public long fitting() {
    return fits.total(window);
  }

  @Override
  public Set<Long> templates() {
    return census.templates();
  }

  @Override
  public long texts() {
    return census.texts();
  }

  @Override
  public long words() {
    return census.words();
  }

  @Override
  public long having(int word) {
    return weighed.having(word);
  }

  @Override
  public long unseen() {
    return fits.waiting();
  }
}
