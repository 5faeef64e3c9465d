package io.redoubt.notify.dispatch;

import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.Cases;
import io.redoubt.event.port.Cases.Filed;
import io.redoubt.event.port.LedgerException;
import io.redoubt.event.port.Outbox;
import io.redoubt.event.port.Outbox.Action;
import io.redoubt.event.port.Outbox.Notice;
import io.redoubt.event.port.Outbox.State;
import io.redoubt.notify.brief.Brief;
import io.redoubt.notify.brief.BriefMaker;
import io.redoubt.notify.channel.Channel;
import io.redoubt.notify.channel.Item;
import io.redoubt.notify.channel.Message;
import io.redoubt.notify.channel.Outcome;
import io.redoubt.notify.plan.ChannelPlan;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Sends what is due by one channel, the worst first, and keeps what became of it. Used by one
/// thread.
public final class Courier {
  private static final System.Logger LOG = System.getLogger("io.redoubt.notify");
  private static final int MANY = 200;
  private static final int GROUP = 50;

  private final ChannelPlan plan;
  private final Channel channel;
  private final Desk desk;
  private final RateLimit rate;
  private final Tally tally = new Tally();
  private long pausedUntil;

  /// What all couriers share.
  ///
  /// @param outbox what is to be sent
  /// @param cases the alerts
  /// @param briefs what may leave of them
  /// @param gate shared with the router
  /// @param backoff between attempts
  /// @param clock for what is due
  public record Desk(
      Outbox outbox,
      Cases cases,
      BriefMaker briefs,
      Gate gate,
      Backoff backoff,
      InstantSource clock) {}

  /// For this channel.
  public Courier(ChannelPlan plan, Channel channel, Desk desk) {
    this.plan = plan;
    this.channel = channel;
    this.desk = desk;
    this.rate = new RateLimit(plan.pace().perMinute());
  }

  /// What it did so far.
  public Tally tally() {
    return tally;
  }

  /// Its channel.
  public ChannelPlan plan() {
    return plan;
  }

  /// Sends one message, if one is due and may be sent now.
  ///
  /// @return whether one was
  public boolean once() {
    long now = desk.clock().millis();
    if (now < pausedUntil || !rate.permits(now)) {
      return false;
    }
    List<Notice> taken = desk.gate().claim(() -> next(now));
    try {
      if (!taken.isEmpty()) {
        send(taken, now);
      }
      return !taken.isEmpty();
    } finally {
      desk.gate().settled(taken);
    }
  }

  private List<Notice> next(long now) {
    int most = channel.batching() == Channel.Batching.ANY ? MANY : 1;
    List<Notice> due = desk.outbox().due(plan.name(), now, most);
    if (due.isEmpty() || channel.batching() != Channel.Batching.GROUP) {
      return due;
    }
    Notice first = due.getFirst();
    long until = now + plan.pace().window().toMillis();
    return desk.outbox().group(plan.name(), first.group(), until, GROUP).stream()
        .filter(one -> over(one) == over(first))
        .toList();
  }

  private static boolean over(Notice notice) {
    return notice.action() == Action.RESOLVE || notice.action() == Action.ACKNOWLEDGE;
  }

  private void send(List<Notice> taken, long now) {
    List<Notice> settled = new ArrayList<>();
    List<Notice> sent = new ArrayList<>();
    List<Item> items = new ArrayList<>();
    for (Notice notice : taken) {
      try {
        brief(notice)
            .ifPresentOrElse(
                brief -> {
                  sent.add(notice);
                  items.add(new Item(notice.id(), notice.action(), brief));
                },
                () -> settled.add(dropped(notice, now)));
      } catch (LedgerException busy) {
        throw busy;
      } catch (RuntimeException fault) {
        settled.add(dead(notice, notice.attempts() + 1, now, fault(fault)));
      }
    }
    if (!items.isEmpty()) {
      rate.sent(now);
      Notice first = sent.getFirst();
      Message message = new Message(items, first.group(), thread(first), desk.clock().instant());
      List<Outcome> outcomes = outcomes(message);
      for (int i = 0; i < sent.size(); i++) {
        settled.add(settled(sent.get(i), outcomes.get(i)));
      }
    }
    desk.outbox().settle(settled);
  }

  private static Notice dropped(Notice notice, long now) {
    return notice.settled(
        State.DROPPED, notice.attempts(), notice.due(), now, "the alert is no more");
  }

  /* A fault of the program must not stop the channel: the message is given up, with its reason. */
  private List<Outcome> outcomes(Message message) {
    try {
      return channel.send(message);
    } catch (RuntimeException fault) {
      return Collections.nCopies(message.items().size(), new Outcome.Never(fault(fault)));
    }
  }

  /* Never its message, which may hold what was to be sent. */
  private static String fault(RuntimeException fault) {
    StackTraceElement[] where = fault.getStackTrace();
    String place = where.length == 0 ? "" : " at " + where[0];
    return "a fault of Redoubt: " + fault.getClass().getSimpleName() + place;
  }

  private Optional<String> thread(Notice notice) {
    return desk.outbox()
        .thread(plan.name(), notice.group())
        .or(() -> desk.outbox().thread(plan.name(), notice.alert()));
  }

  private Optional<Brief> brief(Notice notice) {
    Optional<Filed> found = desk.cases().find(CaseFile.Kind.ALERT, notice.alert());
    if (found.isPresent() && found.get().file().id().equals(notice.alert())) {
      return found.map(filed -> desk.briefs().of(filed, plan.tier()));
    }
    String into = found.map(filed -> filed.file().id()).orElse("");
    return notice.action() == Action.RESOLVE
        ? Optional.of(Brief.gone(notice.alert(), into, plan.tier().level()))
        : Optional.empty();
  }

  private Notice settled(Notice notice, Outcome outcome) {
    long now = desk.clock().millis();
    int attempts = notice.attempts() + 1;
    return switch (outcome) {
      case Outcome.Delivered(var thread) -> {
        thread.ifPresent(reference -> remember(notice, reference));
        tally.sent(now - notice.created());
        yield notice.settled(State.SENT, attempts, now, now, "");
      }
      case Outcome.Never(String reason) -> dead(notice, attempts, now, reason);
      case Outcome.Again(String reason, var asked, boolean all) -> {
        tally.stumbled();
        long next = now + desk.backoff().after(attempts, asked);
        pausedUntil = all ? Math.max(pausedUntil, next) : pausedUntil;
        yield now - notice.created() >= plan.pace().giveUp().toMillis()
            ? dead(notice, attempts, now, "given up: " + reason)
            : notice.settled(State.WAITING, attempts, next, now, reason);
      }
    };
  }

  private Notice dead(Notice notice, int attempts, long now, String reason) {
    tally.gaveUp();
    LOG.log(
        System.Logger.Level.WARNING,
        "notify: " + plan.name() + " gave up on alert " + notice.alert() + ": " + reason);
    return notice.settled(State.DEAD, attempts, now, now, reason);
  }

  private void remember(Notice notice, String reference) {
    for (String group : List.of(notice.group(), notice.alert())) {
      if (desk.outbox().thread(plan.name(), group).isEmpty()) {
        desk.outbox().thread(plan.name(), group, reference);
      }
    }
  }
}
