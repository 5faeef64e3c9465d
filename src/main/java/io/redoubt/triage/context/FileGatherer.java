package io.redoubt.triage.context;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.context.Entity;
import io.redoubt.event.finding.Counts;
import io.redoubt.triage.evidence.Line;
import io.redoubt.triage.evidence.Say;

/// What was done to a file, or to files on a machine, by which programs. Not thread-safe.
final class FileGatherer implements Gatherer {
  private static final int SHOWN = 4;

  private final Entity about;
  private final Values kinds = new Values();
  private final Values paths = new Values();
  private final Values programs = new Values();
  private final Values users = new Values();
  private final Seen seen = new Seen();

  FileGatherer(Entity about) {
    this.about = about;
  }

  @Override
  public void take(Event event) {
    boolean file =
        event.has(Ecs.FILE_PATH)
            && (about.kind() == Entity.Kind.FILE
                || event.texts(Ecs.EVENT_CATEGORY).contains("file"));
    if (!file) {
      return;
    }
    seen.add(event);
    paths.add(event.text(Ecs.FILE_PATH, ""));
    kinds.add(event.text(Ecs.EVENT_TYPE, "unknown"));
    programs.add(event.text(Ecs.PROCESS_NAME, ""));
    users.add(event.text(Ecs.USER_NAME, ""));
  }

  @Override
  public void answer(Facts out) {
    if (seen.count() == 0) {
      out.absence(named("No file event of ").say(" is recorded."));
      return;
    }
    Line all = named("File events of ").say(": " + Say.number(seen.count()));
    out.fact(
        seen.when(all).say("; kinds: ").namedCounts("event.type", kinds.counts()).say("."),
        kinds.counts().names().stream().map(kind -> "type:" + kind).toArray(String[]::new));
    Counts touched = paths.counts();
    Line line = new Line().say("Files: ");
    line.quoted("file.path", touched.names().stream().limit(SHOWN).toList(), ", ");
    out.fact(line.say(touched.distinct() > SHOWN ? ", …." : "."));
    counted(out, "Programs at these files: ", "process.name", programs);
    counted(out, "Accounts at these files: ", "user.name", users);
  }

  private static void counted(Facts out, String words, String field, Values values) {
    if (!values.isEmpty()) {
      out.fact(new Line().say(words).namedCounts(field, values.counts()).say("."));
    }
  }

  private Line named(String words) {
    return About.line(words, about);
  }
}
