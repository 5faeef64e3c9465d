package io.redoubt.app;

import io.redoubt.api.measure.Gauge;
import io.redoubt.api.v1.Readiness;
import io.redoubt.cli.notify.NotifyPlans;
import io.redoubt.config.Configuration;
import io.redoubt.event.port.Ledger;
import io.redoubt.event.port.Outbox.State;
import io.redoubt.notify.brief.BriefMaker;
import io.redoubt.notify.dispatch.Backoff;
import io.redoubt.notify.dispatch.Courier;
import io.redoubt.notify.dispatch.Gate;
import io.redoubt.notify.dispatch.Notifier;
import io.redoubt.notify.dispatch.Tally;
import io.redoubt.notify.plan.Plan;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// Who is told of alerts, as it is configured, and running.
final class Notifications implements AutoCloseable {
  private final Notifier notifier;

  private Notifications(Notifier notifier) {
    this.notifier = notifier;
  }

  /// The configuration of notification is wrong.
  static final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final List<String> problems;

    Unusable(List<String> problems) {
      super(String.join(" ", problems));
      this.problems = problems;
    }

    List<String> problems() {
      return problems;
    }
  }

  /// What is configured.
  ///
  /// @throws Unusable naming all that is wrong
  static Plan plan(Configuration configuration) {
    return switch (NotifyPlans.of(configuration)) {
      case NotifyPlans.Read.Usable(Plan plan) -> plan;
      case NotifyPlans.Read.Wrong(var problems) -> throw new Unusable(problems);
    };
  }

  /// Begins.
  ///
  /// @throws Unusable when certificates of a channel cannot be read
  static Notifications start(Configuration configuration, Ledger ledger) {
    Plan plan = plan(configuration);
    SecureRandom random = new SecureRandom();
    BriefMaker briefs = new BriefMaker(NotifyPlans.redactor(configuration, random), plan.link());
    Courier.Desk desk =
        new Courier.Desk(
            ledger.outbox(),
            ledger.cases(),
            briefs,
            new Gate(),
            new Backoff(random),
            InstantSource.system());
    try {
      return new Notifications(Notifier.start(plan, desk));
    } catch (IOException unreadable) {
      throw new Unusable(List.of("notify: " + unreadable.getMessage()));
    }
  }

  /// What `/metrics` says of it: all channels together, and each.
  List<Gauge> gauges() {
    List<Gauge> gauges = new ArrayList<>();
    List<Courier> couriers = notifier.couriers();
    if (!couriers.isEmpty()) {
      add(gauges, "redoubt_notify_", "all channels", couriers);
    }
    for (Courier courier : couriers) {
      String name = courier.plan().name();
      add(gauges, "redoubt_notify_" + name.replace('-', '_') + "_", name, List.of(courier));
    }
    return gauges;
  }

  /// Whether the outbox works.
  Readiness readiness() {
    return new Readiness(
        "notify", () -> Optional.of(notifier.trouble()).filter(why -> !why.isEmpty()));
  }

  private void add(List<Gauge> gauges, String stem, String whose, List<Courier> couriers) {
    add(gauges, stem + "sent", "Notices delivered: " + whose + ".", couriers, Tally::sent);
    add(gauges, stem + "failed", "Attempts that failed: " + whose + ".", couriers, Tally::failed);
    add(gauges, stem + "gave_up", "Notices given up: " + whose + ".", couriers, Tally::dead);
    add(
        gauges,
        stem + "latency_seconds_sum",
        "Seconds from alert to delivery, added up: " + whose + ".",
        couriers,
        Tally::waitedSeconds);
    count(gauges, stem + "waiting", "Notices that wait: " + whose + ".", couriers, State.WAITING);
    count(gauges, stem + "dead", "Notices to be replayed: " + whose + ".", couriers, State.DEAD);
  }

  private static void add(
      List<Gauge> gauges,
      String name,
      String help,
      List<Courier> couriers,
      ToDoubleFunction<Tally> figure) {
    gauges.add(
        new Gauge(
            name,
            help,
            () -> couriers.stream().mapToDouble(c -> figure.applyAsDouble(c.tally())).sum()));
  }

  private void count(
      List<Gauge> gauges, String name, String help, List<Courier> couriers, State state) {
    gauges.add(
        new Gauge(
            name,
            help,
            () -> couriers.stream().mapToLong(c -> notifier.count(c.plan().name(), state)).sum()));
  }

  @Override
  public void close() {
    notifier.close();
  }
}
