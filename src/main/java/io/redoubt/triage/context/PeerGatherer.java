package io.redoubt.triage.context;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.context.Entity;
import io.redoubt.triage.evidence.Line;
import io.redoubt.triage.evidence.Say;
import java.util.OptionalLong;

/// With whom an address or a machine talked, on which ports, how much. Not thread-safe.
final class PeerGatherer implements Gatherer {
  private final Entity about;
  private final Values called = new Values();
  private final Values callers = new Values();
  private final Values ports = new Values();
  private final Seen seen = new Seen();
  private long sent;

  PeerGatherer(Entity about) {
    this.about = about;
  }

  @Override
  public void take(Event event) {
    String from = event.text(Ecs.SOURCE_IP, "");
    String to = event.text(Ecs.DESTINATION_IP, "");
    if (to.isEmpty() || from.isEmpty()) {
      return;
    }
    boolean incoming = incoming(event, from, to);
    seen.add(event);
    (incoming ? callers : called).add(incoming ? from : to);
    if (!incoming) {
      ports.add(event.text(Ecs.DESTINATION_PORT, ""));
      OptionalLong bytes = event.number(Ecs.SOURCE_BYTES);
      sent += Math.max(0, bytes.orElse(0));
    }
  }

  /* Of a machine's own addresses nothing may be known: then it is taken for the caller. */
  private boolean incoming(Event event, String from, String to) {
    return about.kind() == Entity.Kind.IP
        ? !Naming.same(about, from)
        : event.texts(Ecs.HOST_IP).contains(to) && !event.texts(Ecs.HOST_IP).contains(from);
  }

  @Override
  public void answer(Facts out) {
    if (seen.count() == 0) {
      out.absence(named("No connection of ").say(" with addresses at both ends is recorded."));
      return;
    }
    Line all = named("Connections of ").say(": " + Say.number(seen.count(), "record", "records"));
    out.fact(seen.when(all).say("."));
    if (!called.isEmpty()) {
      Line line = named("It went from ").say(" to ");
      line.say(Say.distinct(called.counts(), "destination address", "destination addresses"));
      line.say(": ").namedCounts("destination.ip", called.counts());
      if (!ports.isEmpty()) {
        line.say("; ports ").namedCounts("destination.port", ports.counts());
      }
      out.fact(line.say("."));
    }
    if (!callers.isEmpty()) {
      Line line = named("It came to ").say(" from ");
      line.say(Say.distinct(callers.counts(), "source address", "source addresses"));
      out.fact(line.say(": ").namedCounts("source.ip", callers.counts()).say("."));
    }
    if (sent > 0) {
      out.fact(named("Bytes sent by ").say(": " + Say.number(sent) + "."));
    }
  }

  private Line named(String words) {
    return About.line(words, about);
  }
}
