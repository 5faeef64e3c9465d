package io.redoubt.notify.dispatch;

import io.redoubt.event.Severity;
import io.redoubt.event.port.CaseAction;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.Ledger;
import io.redoubt.event.port.Outbox;
import io.redoubt.event.port.Outbox.Notice;
import io.redoubt.event.port.Outbox.State;
import io.redoubt.notify.brief.BriefMaker;
import io.redoubt.notify.channel.Channel;
import io.redoubt.notify.plan.ChannelPlan;
import io.redoubt.notify.plan.Plan;
import io.redoubt.notify.plan.PlanReader;
import io.redoubt.redact.RedactionPolicy;
import io.redoubt.redact.Redactor;
import io.redoubt.store.ledger.SqliteLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A ledger on disk, a plan, and a clock that is moved by hand: changes are decided about and sent
/// when a test says so, as the running notification does it.
final class Bench implements AutoCloseable {
  static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

  private final Path folder;
  private Ledger ledger;
  private Instant now = START;
  private Plan plan = Plan.NONE;
  private Gate gate = new Gate();
  private final Map<String, Channel> channels = new HashMap<>();
  private final List<Courier> couriers = new ArrayList<>();
  private int actions;

  Bench(Path folder) {
    this.folder = folder;
    this.ledger = open();
  }

  private Ledger open() {
    return SqliteLedger.open(
        folder.resolve("ledger.db"),
        Clock.fixed(START, java.time.ZoneOffset.UTC),
        new SecureRandom());
  }

  /// As after a kill: nothing of what is in memory is left.
  void killed() {
    ledger.close();
    ledger = open();
    gate = new Gate();
    Map<String, Channel> same = Map.copyOf(channels);
    wire(plan, same);
  }

  void plan(Map<String, String> values) {
    Map<String, String> all = new HashMap<>(values);
    all.putIfAbsent("allow", "localhost");
    switch (PlanReader.read(all)) {
      case PlanReader.Read.Usable(Plan read) -> {
        Map<String, Channel> made = new HashMap<>();
        for (ChannelPlan one : read.channels()) {
          try {
            made.put(one.name(), Channels.of(one, read.reach()));
          } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
          }
        }
        wire(read, made);
      }
      case PlanReader.Read.Wrong(var faults) ->
          throw new IllegalArgumentException(faults.toString());
    }
  }

  private void wire(Plan read, Map<String, Channel> made) {
    plan = read;
    channels.clear();
    channels.putAll(made);
    couriers.clear();
    for (ChannelPlan one : read.channels()) {
      couriers.add(new Courier(one, channel(one.name()), desk()));
    }
    outbox().follow(true);
  }

  private Courier.Desk desk() {
    InstantSource clock = () -> now;
    return new Courier.Desk(
        outbox(), ledger.cases(), briefs(), gate, new Backoff(new Random(1)), clock);
  }

  static BriefMaker briefs() {
    return new BriefMaker(
        new Redactor(RedactionPolicy.standard(), new byte[Redactor.KEY_BYTES]),
        "https://redoubt.example/alerts/{id}");
  }

  Channel channel(String name) {
    Channel channel = channels.get(name);
    if (channel == null) {
      throw new IllegalArgumentException(name);
    }
    return channel;
  }

  Outbox outbox() {
    return ledger.outbox();
  }

  Ledger ledger() {
    return ledger;
  }

  void passes(Duration time) {
    now = now.plus(time);
  }

  void at(String instant) {
    now = Instant.parse(instant);
  }

  /// Decides about all changes.
  void route() {
    Router router =
        new Router(outbox(), ledger.cases(), plan, gate, Notifier.traits(channels), () -> now);
    while (router.route(10) > 0) {
      gate = gate();
    }
  }

  private Gate gate() {
    return gate;
  }

  /// Decides, and sends what is due.
  void drain() {
    route();
    for (Courier courier : couriers) {
      while (courier.once()) {
        route();
      }
    }
  }

  Courier courier(String name) {
    return couriers.stream().filter(c -> c.plan().name().equals(name)).findFirst().orElseThrow();
  }

  void alert(String id, Severity severity) {
    alert(id, severity, "", "undetermined", 3);
  }

  void alert(String id, Severity severity, String incident, String verdict, int events) {
    ledger.cases().file(List.of(file(id, severity, incident, verdict, events)));
  }

  static CaseFile file(String id, Severity severity, String incident, String verdict, int events) {
    String json =
        """
        {"id":"%s","title":"Log-on as mallory from 203.0.113.9 <!here>","rules":[{"id":"r-1","title":"Many *failed* log-ons"}],
        "rule_ids":["r-1"],"techniques":["T1110.001"],"tactics":["credential-access"],
        "entities":{"source.ip":["203.0.113.9","10.1.2.3"],"user.name":["mallory"],"host.name":["web01.corp.example"]},
        "evidence":[{"id":"E1","kind":"rule","text":"x"},{"id":"E2","kind":"raw","text":"Failed password for mallory from 203.0.113.9 port 22 password=hunter22secret"}],
        "verdict":{"verdict":"%s","category":"authentication_abuse","summary":"mallory failed 12 times from 203.0.113.9 [E1, E2].",
        "observations":[{"refs":["E2"],"text":"The account mallory is not known."}],
        "recommendations":[{"action":"reset_credentials","target_ref":"E2","rationale":"mallory may be taken over."}]}}
        """
            .formatted(id, verdict);
    Map<String, List<String>> marks =
        Map.of(
            "source.ip", List.of("203.0.113.9", "10.1.2.3"),
            "user.name", List.of("mallory"),
            "host.name", List.of("web01.corp.example"),
            "rule", List.of("r-1"),
            "technique", List.of("T1110.001"),
            "tactic", List.of("credential-access"));
    return new CaseFile(
        CaseFile.Kind.ALERT,
        id,
        "Log-on as mallory from 203.0.113.9 <!here>",
        severity,
        incident,
        START.toEpochMilli() - 60_000,
        START.toEpochMilli(),
        events,
        marks,
        json);
  }

  void status(String id, String status) {
    CaseAction action =
        new CaseAction(
            "a" + actions++,
            CaseFile.Kind.ALERT,
            id,
            now.toEpochMilli(),
            "ana",
            new CaseAction.What.Status(status, "false_positive", "because"));
    if (ledger.cases().act(action).isEmpty()) {
      throw new AssertionError("no alert " + id);
    }
  }

  List<Notice> notices(State state) {
    return outbox().list(state, "", 100);
  }

  @Override
  public void close() {
    ledger.close();
  }
}
