package io.redoubt.notify.dispatch;

import io.redoubt.event.port.LedgerException;
import io.redoubt.event.port.Outbox;
import io.redoubt.event.port.Outbox.State;
import io.redoubt.notify.channel.Channel;
import io.redoubt.notify.plan.ChannelPlan;
import io.redoubt.notify.plan.Plan;
import io.redoubt.redact.Tier;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// The running notification: a thread that decides, and one for each channel that sends. The
/// detection neither waits for it nor knows of it: changes of alerts stand in the ledger until they
/// are looked at. Thread-safe.
public final class Notifier implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("io.redoubt.notify");
  private static final int AT_ONCE = 100;
  private static final long MOST_WAITING = 50_000;
  private static final long LOOK = 300_000_000L;
  private static final long TROUBLED = 2_000_000_000L;
  private static final long COUNT = 2_000_000_000L;
  private static final long TIDY = 3_600_000_000_000L;
  private static final Duration KEPT = Duration.ofDays(7);

  private final Courier.Desk desk;
  private final Router router;
  private final List<Courier> couriers;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopped;
  private final Map<String, String> troubles = new ConcurrentSkipListMap<>();
  private volatile Map<String, Map<State, Long>> counts = Map.of();
  private long counted = Long.MIN_VALUE;
  private long tidied;

  private Notifier(Courier.Desk desk, Router router, List<Courier> couriers) {
    this.desk = desk;
    this.router = router;
    this.couriers = List.copyOf(couriers);
  }

  /// Begins to follow the alerts, or to follow them no longer where the plan has no channels.
  ///
  /// @throws IOException when certificates of a channel cannot be read
  /// @throws LedgerException when the outbox cannot be written
  public static Notifier start(Plan plan, Courier.Desk desk) throws IOException {
    Map<String, Channel> channels = new HashMap<>();
    List<Courier> couriers = new ArrayList<>();
    for (ChannelPlan one : plan.channels()) {
      Channel channel = Channels.of(one, plan.reach());
      if (one.tier() == Tier.RAW) {
        LOG.log(
            System.Logger.Level.WARNING,
            "notify: channel " + one.name() + " sends alerts as they stand (tier 3)");
      }
      channels.put(one.name(), channel);
      couriers.add(new Courier(one, channel, desk));
    }
    Router router =
        new Router(desk.outbox(), desk.cases(), plan, desk.gate(), traits(channels), desk.clock());
    Notifier notifier = new Notifier(desk, router, couriers);
    desk.outbox().follow(!couriers.isEmpty());
    if (!couriers.isEmpty()) {
      notifier.begin("notify-route", notifier::routeOnce);
      couriers.forEach(c -> notifier.begin("notify-" + c.plan().name(), c::once));
    }
    return notifier;
  }

  /// What a router needs to know of channels.
  public static Router.Traits traits(Map<String, Channel> channels) {
    Set<String> mirrors = new HashSet<>();
    Set<String> ends = new HashSet<>();
    channels.forEach(
        (name, channel) -> {
          if (channel.mirrors()) {
            mirrors.add(name);
          }
          if (channel.ends()) {
            ends.add(name);
          }
        });
    return new Router.Traits(mirrors::contains, ends::contains);
  }

  private void begin(String name, BooleanSupplier work) {
    threads.add(Thread.ofPlatform().daemon().name(name).start(() -> run(name, work)));
  }

  private void run(String name, BooleanSupplier work) {
    while (!stopped) {
      if (!done(name, work)) {
        LockSupport.parkNanos(troubles.containsKey(name) ? TROUBLED : LOOK);
      }
    }
  }

  /* A fault must not end the thread: what it was about is tried again. */
  private boolean done(String name, BooleanSupplier work) {
    try {
      boolean some = work.getAsBoolean();
      troubles.remove(name);
      return some;
    } catch (LedgerException busy) {
      troubled(name, String.valueOf(busy.getMessage()));
    } catch (RuntimeException fault) {
      troubled(name, "a fault of Redoubt: " + fault.getClass().getSimpleName());
    }
    return false;
  }

  private void troubled(String name, String why) {
    if (!why.equals(troubles.put(name, why)) && !stopped) {
      LOG.log(System.Logger.Level.WARNING, name + ": " + why);
    }
  }

  private boolean routeOnce() {
    long now = System.nanoTime();
    if (counted == Long.MIN_VALUE || now - counted >= COUNT) {
      counts = desk.outbox().counts();
      counted = now;
    }
    if (tidied == 0 || now - tidied >= TIDY) {
      desk.outbox().forget(desk.clock().millis() - KEPT.toMillis());
      tidied = now;
    }
    long waiting = counts.values().stream().mapToLong(m -> m.getOrDefault(State.WAITING, 0L)).sum();
    return waiting < MOST_WAITING && router.route(AT_ONCE) > 0;
  }

  /// The couriers, one for each channel.
  public List<Courier> couriers() {
    return couriers;
  }

  /// How many notices of a channel stand so; at most two seconds old.
  public long count(String channel, State state) {
    return counts.getOrDefault(channel, Map.of()).getOrDefault(state, 0L);
  }

  /// Why nothing goes on; empty when it does.
  public String trouble() {
    return troubles.values().stream().findFirst().orElse("");
  }

  /// The outbox it works on.
  public Outbox outbox() {
    return desk.outbox();
  }

  /// Begins nothing more and waits for what is being sent, five seconds at most; what is not
  /// settled then is sent again after the next start.
  @Override
  public void close() {
    stopped = true;
    threads.forEach(LockSupport::unpark);
    long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    for (Thread thread : threads) {
      try {
        thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
      } catch (InterruptedException hurry) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
