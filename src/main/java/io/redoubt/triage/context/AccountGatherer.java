package io.redoubt.triage.context;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.Field;
import io.redoubt.event.context.Entity;
import io.redoubt.triage.evidence.Line;
import io.redoubt.triage.evidence.Say;
import java.util.List;

/// Changes of accounts and groups, made by a user or made to it. Not thread-safe.
final class AccountGatherer implements Gatherer {
  private static final List<Field> TARGETS =
      List.of(
          Ecs.USER_TARGET_NAME,
          Ecs.USER_CHANGES_NAME,
          Ecs.USER_EFFECTIVE_NAME,
          Ecs.DESTINATION_USER_NAME);

  private final Entity about;
  private final Values made = new Values();
  private final Values touched = new Values();
  private final Values suffered = new Values();
  private final Values by = new Values();
  private final Seen seen = new Seen();

  AccountGatherer(Entity about) {
    this.about = about;
  }

  @Override
  public void take(Event event) {
    if (!event.texts(Ecs.EVENT_CATEGORY).contains("iam")) {
      return;
    }
    seen.add(event);
    String what = event.text(Ecs.EVENT_ACTION, event.text(Ecs.EVENT_CODE, "change"));
    if (TARGETS.stream().anyMatch(field -> Naming.names(about, event, field))) {
      suffered.add(what);
      by.add(event.text(Ecs.USER_NAME, ""));
    } else {
      made.add(what);
      touched.add(
          event.text(
              Ecs.USER_TARGET_NAME,
              event.text(Ecs.USER_CHANGES_NAME, event.text(Ecs.GROUP_NAME, ""))));
    }
  }

  @Override
  public void answer(Facts out) {
    if (seen.count() == 0) {
      out.absence(named("No change of an account or a group by ").say(" or to it is recorded."));
      return;
    }
    if (!suffered.isEmpty()) {
      Line line = named("Changes to the account ").say(": " + Say.number(suffered.all()) + ": ");
      line.namedCounts("event.action", suffered.counts());
      if (!by.isEmpty()) {
        line.say("; by ").namedCounts("user.name", by.counts());
      }
      out.fact(seen.when(line.say(";")).say("."));
    }
    if (!made.isEmpty()) {
      Line line = named("Account changes by ").say(": " + Say.number(made.all()) + ": ");
      line.namedCounts("event.action", made.counts());
      if (!touched.isEmpty()) {
        line.say("; concerning ").namedCounts("user.target.name", touched.counts());
      }
      out.fact(seen.when(line.say(";")).say("."));
    }
  }

  private Line named(String words) {
    return About.line(words, about);
  }
}
