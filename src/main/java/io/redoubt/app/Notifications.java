package io.redoubt.app;

import io.redoubt.api.jobs.JobHook;
import io.redoubt.api.measure.Gauge;
import io.redoubt.api.v1.Readiness;
import io.redoubt.cli.notify.NotifyPlans;
import io.redoubt.config.Configuration;
import io.redoubt.event.port.Durations;
import io.redoubt.event.port.Ledger;
import io.redoubt.event.port.Outbox.State;
import io.redoubt.notify.brief.BriefMaker;
import io.redoubt.notify.dispatch.Backoff;
import io.redoubt.notify.dispatch.Courier;
import io.redoubt.notify.dispatch.Gate;
import io.redoubt.notify.dispatch.Notifier;
import io.redoubt.notify.dispatch.Tally;
import io.redoubt.notify.http.Sender;
import io.redoubt.notify.plan.Plan;
import io.redoubt.notify.reach.Connector;
import io.redoubt.redact.RedactionPolicy;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /// Who tells of jobs that have ended; empty where no secret is configured.
  static Optional<JobHook> jobs(Configuration configuration) {
    boolean plain = configuration.given("jobs.webhook-plaintext").orElse("").equals("true");
    Sender.Bounds usual = Sender.Bounds.STANDARD;
    Sender.Bounds bounds = new Sender.Bounds(usual.time(), usual.answerBytes(), plain);
    return configuration
        .given("jobs.webhook-secret")
        .filter(secret -> !secret.isEmpty())
        .map(
            secret ->
                new JobHook(
                    new Sender(Connector.of(plan(configuration).reach()), bounds),
                    secret,
                    InstantSource.system()));
  }

  /// Begins.
  ///
  /// @throws Unusable when certificates of a channel cannot be read
  static Notifications start(Configuration configuration, Ledger ledger) {
    Plan plan = plan(configuration);
    SecureRandom random = new SecureRandom();
    RedactionPolicy policy = NotifyPlans.policy(configuration);
    BriefMaker briefs =
        new BriefMaker(new FirstAsked<>(() -> NotifyPlans.redactor(policy, random)), plan.link());
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

  /// What `/metrics` says of it, by channel.
  List<Gauge> gauges() {
    List<Courier> couriers = notifier.couriers();
    if (couriers.isEmpty()) {
      return List.of();
    }
    Map<String, Durations> waited = new LinkedHashMap<>();
    couriers.forEach(courier -> waited.put(label(courier), courier.tally().waited()));
    return List.of(
        counter("sent", "Notices delivered.", Tally::sent),
        counter("failed", "Attempts that failed.", Tally::failed),
        counter("gave_up", "Notices given up.", Tally::dead),
        Gauge.histogram(
            "redoubt_notify_delivery_seconds", "Time from a notice to its delivery.", waited),
        count("waiting", "Notices that wait.", State.WAITING),
        count("dead", "Notices to be replayed.", State.DEAD));
  }

  private static String label(Courier courier) {
    return "channel=\"" + courier.plan().name() + '"';
  }

  /// Whether the outbox works.
  Readiness readiness() {
    return new Readiness(
        "notify", () -> Optional.of(notifier.trouble()).filter(why -> !why.isEmpty()));
  }

  private Gauge counter(String name, String help, ToDoubleFunction<Tally> figure) {
    return Gauge.counters(
        "redoubt_notify_" + name + "_total",
        help,
        () -> byChannel(courier -> figure.applyAsDouble(courier.tally())));
  }

  private Gauge count(String name, String help, State state) {
    return new Gauge(
        "redoubt_notify_" + name,
        help,
        "gauge",
        () -> byChannel(courier -> notifier.count(courier.plan().name(), state)));
  }

  private Map<String, Double> byChannel(ToDoubleFunction<Courier> figure) {
    Map<String, Double> values = new LinkedHashMap<>();
    notifier.couriers().forEach(one -> values.put(label(one), figure.applyAsDouble(one)));
    return values;
  }

  @Override
  public void close() {
    notifier.close();
  }
}
