package io.redoubt.notify.dispatch;

import io.redoubt.event.port.Outbox.Notice;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Keeps apart what is being sent from what may still be changed: a notice that is on its way is
/// not altered, a further one follows it. Thread-safe.
public final class Gate {
  private final Set<String> sending = new HashSet<>();

  /// Made empty.
  public Gate() {}

  /// Takes notices to send them; nobody decides meanwhile.
  synchronized List<Notice> claim(Supplier<List<Notice>> choice) {
    List<Notice> chosen = choice.get();
    chosen.forEach(notice -> sending.add(notice.id()));
    return chosen;
  }

  synchronized void settled(Collection<Notice> notices) {
    notices.forEach(notice -> sending.remove(notice.id()));
  }

  /// Decides; nothing is taken meanwhile.
  synchronized <T> T deciding(Supplier<T> decision) {
    return decision.get();
  }

  /// Those of these that are not being sent.
  synchronized List<Notice> resting(List<Notice> notices) {
    return notices.stream().filter(notice -> !sending.contains(notice.id())).toList();
  }
}
