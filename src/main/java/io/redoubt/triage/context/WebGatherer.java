package io.redoubt.triage.context;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.context.Entity;
import io.redoubt.event.finding.Counts;
import io.redoubt.triage.evidence.Line;
import io.redoubt.triage.evidence.Say;

/// Requests of an address to web servers: how many, how answered, for what. Not thread-safe.
final class WebGatherer implements Gatherer {
  private static final int SHOWN = 3;

  private final Entity about;
  private final Values answers = new Values();
  private final Values paths = new Values();
  private final Values agents = new Values();
  private final Values hosts = new Values();
  private final Seen seen = new Seen();

  WebGatherer(Entity about) {
    this.about = about;
  }

  @Override
  public void take(Event event) {
    boolean request = event.has(Ecs.HTTP_REQUEST_METHOD) || event.has(Ecs.URL_PATH);
    if (!request || !(names(event, Ecs.SOURCE_IP) || names(event, Ecs.CLIENT_IP))) {
      return;
    }
    seen.add(event);
    answers.add(event.text(Ecs.HTTP_RESPONSE_STATUS_CODE, ""));
    paths.add(event.text(Ecs.URL_PATH, event.text(Ecs.URL_ORIGINAL, "")));
    agents.add(event.text(Ecs.USER_AGENT_ORIGINAL, ""));
    hosts.add(event.text(Ecs.URL_DOMAIN, event.text(Ecs.HOST_NAME, "")));
  }

  private boolean names(Event event, io.redoubt.event.Field field) {
    return Naming.names(about, event, field);
  }

  @Override
  public void answer(Facts out) {
    if (seen.count() == 0) {
      out.absence(named("No web request of ").say(" is recorded."));
      return;
    }
    Line all = named("Web requests of ").say(": " + Say.number(seen.count()));
    seen.when(all);
    if (!hosts.isEmpty()) {
      all.say(", to ").namedCounts("host.name", hosts.counts());
    }
    out.fact(all.say("."));
    if (!answers.isEmpty()) {
      Line line = named("Status codes of the answers to ").say(": ");
      out.fact(line.namedCounts("http.response.status_code", answers.counts()).say("."));
      if (answers.counts().names().stream().noneMatch(code -> code.startsWith("2"))) {
        Line none = named("No status code 2xx among the answers to ");
        out.absence(none.say(": " + Say.number(answers.all(), "answer", "answers") + " in all."));
      }
    }
    shown(out, "Paths asked for by ", "url.path", paths);
    shown(out, "User agents of ", "user_agent.original", agents);
  }

  private void shown(Facts out, String words, String field, Values values) {
    if (values.isEmpty()) {
      return;
    }
    Counts counts = values.counts();
    String more = counts.distinct() > SHOWN ? ", …." : ".";
    Line line = named(words).say(", " + Say.distinct(counts, "in all", "in all") + ": ");
    out.fact(line.quoted(field, counts.names().stream().limit(SHOWN).toList(), ", ").say(more));
  }

  private Line named(String words) {
    return About.line(words, about);
  }
}
