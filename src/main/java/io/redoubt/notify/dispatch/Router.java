package io.redoubt.notify.dispatch;

import io.redoubt.event.Severity;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.Cases;
import io.redoubt.event.port.Cases.Filed;
import io.redoubt.event.port.Outbox;
import io.redoubt.event.port.Outbox.Action;
import io.redoubt.event.port.Outbox.Change;
import io.redoubt.event.port.Outbox.Notice;
import io.redoubt.event.port.Outbox.State;
import io.redoubt.event.port.Outbox.Told;
import io.redoubt.notify.brief.BriefMaker;
import io.redoubt.notify.plan.ChannelPlan;
import io.redoubt.notify.plan.Plan;
import io.redoubt.notify.plan.Route;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Turns changes of alerts into notices: what is new is raised; what got worse, is judged
/// otherwise, is looked at or closed is told to those who heard of it. Mere growth is told to
/// copies alone. Used by one thread.
///
/// @param outbox where changes come from and notices go
/// @param cases the alerts
/// @param plan who is told what
/// @param gate shared with those who send
/// @param traits of channels, by name
/// @param clock for what is due when
public record Router(
    Outbox outbox, Cases cases, Plan plan, Gate gate, Traits traits, InstantSource clock) {
  private static final String CLOSED = "closed";

  /// What a decision needs to know of channels.
  ///
  /// @param mirrors whether it follows every change
  /// @param ends whether it is told that an alert is no more
  public record Traits(Predicate<String> mirrors, Predicate<String> ends) {}

  /// What follows for one channel.
  ///
  /// @param notice new, or a waiting one that changes; or empty
  /// @param told from now on
  /// @param dropped waiting ones that are not needed any more
  private record Step(Optional<Notice> notice, Told told, List<String> dropped) {}

  /// An alert as it stands.
  private record Now(Change change, Filed filed, Route.Subject subject) {
    String group() {
      String incident = filed.file().incident();
      return incident.isEmpty() ? filed.file().id() : incident;
    }

    int severity() {
      return subject.severity().ordinal();
    }

    String verdict() {
      return subject.verdict().id();
    }
  }

  /// Handles the oldest changes.
  ///
  /// @return how many
  public int route(int most) {
    List<Change> changes = outbox.changes(most);
    changes.forEach(change -> gate.deciding(() -> route(change)));
    return changes.size();
  }

  private boolean route(Change change) {
    List<Told> told = outbox.told(change.alert());
    List<Notice> waiting = gate.resting(outbox.waiting(change.alert()));
    Optional<Filed> found = cases.find(CaseFile.Kind.ALERT, change.alert());
    boolean there = found.filter(f -> f.file().id().equals(change.alert())).isPresent();
    List<Step> steps = new ArrayList<>();
    if (there) {
      Now now = now(change, found.orElseThrow());
      for (String name : names(now, told)) {
        plan.channel(name).flatMap(c -> step(c, now, told, waiting)).ifPresent(steps::add);
      }
    } else {
      told.forEach(one -> ended(change, one, waiting).ifPresent(steps::add));
    }
    List<Notice> notices = steps.stream().flatMap(step -> step.notice().stream()).toList();
    List<Told> after = steps.stream().map(Step::told).toList();
    List<String> dropped = steps.stream().flatMap(step -> step.dropped().stream()).toList();
    outbox.route(change, notices, after, dropped);
    return true;
  }

  private static Now now(Change change, Filed filed) {
    Route.Subject subject =
        new Route.Subject(
            filed.file().severity(),
            BriefMaker.verdict(filed.file()),
            filed.status(),
            filed.file().marks());
    return new Now(change, filed, subject);
  }

  private Set<String> names(Now now, List<Told> told) {
    Set<String> names = new LinkedHashSet<>();
    told.forEach(one -> names.add(one.channel()));
    if (now.filed().standing().suppressedBy().isEmpty()) {
      names.addAll(plan.channels(now.subject()));
    }
    return names;
  }

  private Optional<Step> step(
      ChannelPlan channel, Now now, List<Told> all, List<Notice> waitingForAll) {
    List<Notice> waiting = of(channel.name(), waitingForAll);
    Optional<Told> told = all.stream().filter(t -> t.channel().equals(channel.name())).findFirst();
    if (told.isEmpty()) {
      return now.filed().status().equals(CLOSED)
          ? Optional.empty()
          : Optional.of(said(Action.RAISE, channel, now, now.severity()));
    }
    Told before = told.get();
    int worst = Math.max(before.severity(), now.severity());
    String status = now.filed().status();
    if (status.equals(CLOSED)) {
      return closed(channel, now, before, waiting);
    }
    if (before.status().equals(CLOSED)) {
      return Optional.of(said(Action.RAISE, channel, now, worst));
    }
    if (!before.status().equals(status) && status.equals("acknowledged")) {
      return Optional.of(said(Action.ACKNOWLEDGE, channel, now, worst));
    }
    boolean news = now.severity() > before.severity() || !before.verdict().equals(now.verdict());
    return grown(
        channel,
        now,
        new Told(channel.name(), now.change().alert(), worst, status, now.verdict()),
        waiting,
        news);
  }

  private Optional<Step> grown(
      ChannelPlan channel, Now now, Told told, List<Notice> waiting, boolean news) {
    boolean hidden = !now.filed().standing().suppressedBy().isEmpty();
    Optional<Notice> open =
        waiting.stream()
            .filter(n -> n.action() == Action.RAISE || n.action() == Action.UPDATE)
            .findFirst();
    if (open.isPresent()) {
      Notice notice = open.get();
      int worse = Math.max(notice.severity(), now.severity());
      boolean sooner = worse > notice.severity() && notice.attempts() == 0;
      long due = sooner ? Math.min(notice.due(), due(channel, worse)) : notice.due();
      return Optional.of(
          new Step(Optional.of(notice.regrouped(worse, now.group(), due)), told, List.of()));
    }
    return (news || traits.mirrors().test(channel.name())) && !hidden
        ? Optional.of(said(Action.UPDATE, channel, now, told.severity()))
        : Optional.of(new Step(Optional.empty(), told, List.of()));
  }

  /* What was never sent and is over is not sent at all. */
  private Optional<Step> closed(ChannelPlan channel, Now now, Told before, List<Notice> waiting) {
    if (before.status().equals(CLOSED)) {
      return Optional.empty();
    }
    boolean unsent =
        waiting.stream().anyMatch(n -> n.action() == Action.RAISE && n.attempts() == 0);
    Step step = said(Action.RESOLVE, channel, now, before.severity());
    List<String> dropped = waiting.stream().map(Notice::id).toList();
    boolean silent = unsent && !traits.mirrors().test(channel.name());
    return Optional.of(new Step(silent ? Optional.empty() : step.notice(), step.told(), dropped));
  }

  private Optional<Step> ended(Change change, Told before, List<Notice> waitingForAll) {
    if (before.status().equals(CLOSED)) {
      return Optional.empty();
    }
    List<Notice> waiting = of(before.channel(), waitingForAll);
    boolean unsent =
        waiting.stream().anyMatch(n -> n.action() == Action.RAISE && n.attempts() == 0);
    boolean told = traits.ends().test(before.channel()) && !unsent;
    Told after =
        new Told(before.channel(), before.alert(), before.severity(), CLOSED, before.verdict());
    Optional<Notice> notice =
        told
            ? Optional.of(
                notice(
                    change,
                    before.channel(),
                    Action.RESOLVE,
                    before.severity(),
                    change.alert(),
                    clock.millis()))
            : Optional.empty();
    return Optional.of(new Step(notice, after, waiting.stream().map(Notice::id).toList()));
  }

  private static List<Notice> of(String channel, List<Notice> notices) {
    return notices.stream().filter(notice -> notice.channel().equals(channel)).toList();
  }

  private Step said(Action action, ChannelPlan channel, Now now, int worst) {
    Told told =
        new Told(channel.name(), now.change().alert(), worst, now.filed().status(), now.verdict());
    boolean over = action == Action.RESOLVE || action == Action.ACKNOWLEDGE;
    boolean disturbs = !(over && traits.ends().test(channel.name()));
    long due = disturbs ? due(channel, now.severity()) : clock.millis();
    return new Step(
        Optional.of(notice(now.change(), channel.name(), action, now.severity(), now.group(), due)),
        told,
        List.of());
  }

  private Notice notice(
      Change change, String channel, Action action, int severity, String group, long due) {
    long now = clock.millis();
    String id = channel + ':' + change.alert() + ':' + change.number();
    return new Notice(
        id, channel, change.alert(), action, severity, group, State.WAITING, 0, due, now, now, "");
  }

  /// When a channel may be told; at once of what is critical.
  private long due(ChannelPlan channel, int severity) {
    Instant now = clock.instant();
    return severity >= Severity.CRITICAL.ordinal()
        ? now.toEpochMilli()
        : channel.pace().quiet().next(now.plus(channel.pace().window())).toEpochMilli();
  }
}
