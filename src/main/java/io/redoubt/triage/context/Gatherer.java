package io.redoubt.triage.context;

import io.redoubt.event.Event;

/// Remembers of events what one question of the menu needs. Fed in stream order, so that the same
/// input gives the same answer; its memory is bounded. Not thread-safe.
interface Gatherer {
  /// Takes an event that names the entity asked about.
  void take(Event event);

  /// Writes the answer.
  void answer(Facts out);

  /// The one for this question.
  static Gatherer of(MenuQuery query) {
    return switch (query) {
      case MenuQuery.AuthHistory q -> new AuthGatherer(q);
      case MenuQuery.ProcessTree q -> new TreeGatherer(q);
      case MenuQuery.NetPeers q -> new PeerGatherer(q.about());
      case MenuQuery.SameTemplate q -> new TemplateGatherer(q);
      case MenuQuery.WebHistory q -> new WebGatherer(q.about());
      case MenuQuery.DnsHistory q -> new DnsGatherer(q.about());
      case MenuQuery.AlertHistory q -> new AlertGatherer(q.about());
      case MenuQuery.FileActivity q -> new FileGatherer(q.about());
      case MenuQuery.AccountChanges q -> new AccountGatherer(q.about());
      case MenuQuery.RareFor q -> new RareGatherer(q.about());
    };
  }
}
