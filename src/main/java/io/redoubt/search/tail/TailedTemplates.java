package io.redoubt.search.tail;

import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.port.EventView;
import io.redoubt.event.port.TemplateFinder;
import io.redoubt.event.port.ViewedFinder;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongPredicate;

/// Ranks what the index has and what the log has behind it as one. Thread-safe.
///
/// @param index may be behind
/// @param indexed the templates of the same index
/// @param tail what is behind it
record TailedTemplates(ViewedFinder index, TemplateFinder indexed, Tail tail)
    implements TemplateFinder {
  private static final Window NOTHING = new Window(Long.MIN_VALUE, Long.MIN_VALUE);

  @Override
  public Map<Long, Long> templates(LongPredicate wanted, int most) {
    long next = index.at(NOTHING, EventView::next);
    Map<Long, Long> all = new HashMap<>(indexed.templates(wanted, most));
    int room = most - all.size();
    if (room > 0) {
      LongPredicate others = template -> wanted.test(template) && !all.containsKey(template);
      all.putAll(tail.templates(others, room, next));
    }
    return all;
  }

  @Override
  public Ranked ranked(Ranking ranking) {
    return index.at(
        ranking.window(), view -> view.ranked(ranking, tail.beside(ranking, view.next())));
  }

  @Override
  public void refresh() {
    indexed.refresh();
  }
}
