package io.redoubt.triage.context;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.context.Entity;
import io.redoubt.event.finding.Counts;
import io.redoubt.triage.evidence.Line;
import io.redoubt.triage.evidence.Say;

/// Names that a machine looked up, or who looked up the names of a domain. Not thread-safe.
final class DnsGatherer implements Gatherer {
  private static final int SHOWN = 4;

  private final Entity about;
  private final Values names = new Values();
  private final Values clients = new Values();
  private final Values addresses = new Values();
  private final Values codes = new Values();
  private final Seen seen = new Seen();

  DnsGatherer(Entity about) {
    this.about = about;
  }

  @Override
  public void take(Event event) {
    String name = event.text(Ecs.DNS_QUESTION_NAME, "");
    boolean mine =
        switch (about.kind()) {
          case DOMAIN -> Naming.names(about, event, Ecs.DNS_QUESTION_NAME);
          case IP -> Naming.names(about, event, Ecs.SOURCE_IP);
          case USER, HOST, SESSION, FILE -> true;
        };
    if (name.isEmpty() || !mine) {
      return;
    }
    seen.add(event);
    names.add(name);
    clients.add(event.text(Ecs.SOURCE_IP, ""));
    event.texts(Ecs.DNS_RESOLVED_IP).forEach(addresses::add);
    codes.add(event.text(Ecs.DNS_RESPONSE_CODE, ""));
  }

  @Override
  public void answer(Facts out) {
    if (seen.count() == 0) {
      out.absence(
          named(about.kind() == Entity.Kind.DOMAIN ? "No look-up of " : "No look-up of a name by ")
              .say(" is recorded."));
      return;
    }
    Line all = named("Look-ups " + (about.kind() == Entity.Kind.DOMAIN ? "of " : "by "));
    out.fact(seen.when(all.say(": " + Say.number(seen.count()))).say("."));
    Counts asked = names.counts();
    Line line = new Line().say("Names looked up: ");
    line.quoted("dns.question.name", asked.names().stream().limit(SHOWN).toList(), ", ");
    out.fact(line.say(asked.distinct() > SHOWN ? ", …." : "."));
    if (about.kind() == Entity.Kind.DOMAIN && !clients.isEmpty()) {
      Line who = named("Who looked up ").say(": ");
      out.fact(who.namedCounts("source.ip", clients.counts()).say("."));
    }
    if (!addresses.isEmpty()) {
      Line to = new Line().say("Addresses these names stand for: ");
      out.fact(to.namedCounts("destination.ip", addresses.counts()).say("."));
    }
    if (!codes.isEmpty()) {
      Line how = named("Response codes for look-ups ").say(": ");
      out.fact(how.namedCounts("dns.response_code", codes.counts()).say("."));
    }
  }

  private Line named(String words) {
    return About.line(words, about);
  }
}
