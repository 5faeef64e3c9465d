package io.redoubt.triage.context;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.Field;
import io.redoubt.event.context.Entity;
import io.redoubt.event.context.Period;
import io.redoubt.event.finding.Counts;
import io.redoubt.triage.evidence.Line;
import io.redoubt.triage.evidence.Say;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Log-ons of a user, from an address or on a machine: how many failed and succeeded, from where
/// or as whom, and whether a success followed the failures. Not thread-safe.
final class AuthGatherer implements Gatherer {
  /// The most successes remembered one by one.
  static final int SUCCESSES = 2000;

  private final Entity about;
  private final Period around;
  private final Field own;
  private final Field other;
  private final Values failedWith = new Values();
  private final Values succeededWith = new Values();
  private final List<Success> successes = new ArrayList<>();
  private long failures;
  private long succeeded;
  private long failuresAround;
  private long successesAround;
  private @Nullable Instant firstFailure;

  private record Success(Instant at, String other, String path, long line) {}

  AuthGatherer(MenuQuery.AuthHistory query) {
    this.about = query.about();
    this.around = query.around();
    this.own = Field.of(about.kind().field());
    this.other = own.is(Ecs.USER_NAME) ? Ecs.SOURCE_IP : Ecs.USER_NAME;
  }

  @Override
  public void take(Event event) {
    if (!event.texts(Ecs.EVENT_CATEGORY).contains("authentication")
        || !Naming.names(about, event, own)) {
      return;
    }
    switch (event.text(Ecs.EVENT_OUTCOME, "")) {
      case "success" -> success(event);
      case "failure" -> failure(event);
      default -> {}
    }
  }

  private void success(Event event) {
    succeeded++;
    successesAround += around.contains(event.time()) ? 1 : 0;
    String with = event.text(other, "");
    succeededWith.add(with);
    Instant at = event.time().instant();
    if (at != null && successes.size() < SUCCESSES) {
      var record = event.record();
      successes.add(new Success(at, with, record.entry().path(), record.line()));
    }
  }

  private void failure(Event event) {
    failures++;
    failuresAround += around.contains(event.time()) ? 1 : 0;
    failedWith.add(event.text(other, ""));
    Instant at = event.time().instant();
    if (at != null && (firstFailure == null || at.isBefore(firstFailure))) {
      firstFailure = at;
    }
  }

  /// Failed and succeeded log-ons, for comparison.
  long[] totals() {
    return new long[] {failures, succeeded};
  }

  /// The first success at or after the first failure; null when there is none.
  private @Nullable Success after() {
    Instant from = firstFailure;
    return from == null
        ? null
        : successes.stream()
            .filter(s -> !s.at().isBefore(from))
            .min(Comparator.comparing(Success::at))
            .orElse(null);
  }

  @Override
  public void answer(Facts out) {
    if (failures + succeeded == 0) {
      out.absence(named("No log-on").say(" stands in this input."));
      return;
    }
    out.fact(totals(named("Log-ons").say(": ")), tags());
    Success after = after();
    if (after != null) {
      out.fact(followed(after), "outcome:success", "outcome:failure");
    }
    who(out, succeededWith, "Successful", "outcome:success");
    who(out, failedWith, "Failed", "outcome:failure");
    if (around.bounded() && successesAround == 0) {
      out.absence(nothingAround(), "fact:no_success");
    } else if (succeeded == 0) {
      Line none = named("No successful log-on").say(" stands in this input, among ");
      out.absence(none.say(Say.number(failures, "log-on.", "log-ons.")), "fact:no_success");
    }
  }

  /// @param words end in `log-on` or `log-ons`
  private Line named(String words) {
    return About.line(words + (own.is(Ecs.HOST_NAME) ? " on " : " of "), about);
  }

  private Line totals(Line line) {
    if (failures == 0 || succeeded == 0) {
      String how = failures == 0 ? " succeeded." : " failed.";
      return line.say(Say.number(failures + succeeded) + how);
    }
    line.say(Say.number(failures) + " failed, " + Say.number(succeeded) + " succeeded");
    Instant from = firstFailure;
    if (from != null && successes.size() == succeeded) {
      long earlier = successes.stream().filter(s -> s.at().isBefore(from)).count();
      line.say(", of these " + Say.number(earlier) + " earlier than the first failure");
    }
    return line.say(".");
  }

  private String[] tags() {
    List<String> tags = new ArrayList<>(List.of("fact:log_ons"));
    if (failures > 0) {
      tags.add("outcome:failure");
    }
    if (succeeded > 0) {
      tags.add("outcome:success");
    }
    return tags.toArray(String[]::new);
  }

  private Line followed(Success after) {
    Line line = named("After its first failure, a log-on");
    if (!after.other().isEmpty()) {
      line.say(own.is(Ecs.USER_NAME) ? " from " : " as ").named(other.name(), after.other());
    }
    line.say(" succeeded at " + Say.time(after.at()) + " (");
    line.quoted("log.file.path", after.path());
    return line.say(after.line() > 0 ? ", line " + after.line() + ")." : ").");
  }

  private void who(Facts out, Values values, String which, String tag) {
    if (values.isEmpty()) {
      return;
    }
    boolean user = own.is(Ecs.USER_NAME);
    Counts counts = values.counts();
    Line line = named(which + " log-ons").say(user ? " came from " : " were as ");
    line.say(
        user
            ? Say.distinct(counts, "source address", "source addresses")
            : Say.distinct(counts, "user name", "user names"));
    out.fact(line.say(": ").namedCounts(other.name(), counts).say("."), tag);
  }

  private Line nothingAround() {
    Line line = named("No successful log-on");
    Instant from = around.from();
    Instant to = around.to();
    if (from != null && to != null) {
      line.say(" between " + Say.time(from) + " and " + Say.time(to));
    }
    return line.say(", among " + Say.number(failuresAround, "log-on", "log-ons") + " there.");
  }
}
