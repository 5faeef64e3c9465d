package io.redoubt.parse.text;

import io.redoubt.event.Constant;
import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;

/// What can be found in any message, without knowing its make: addresses, the source among them,
/// user, URL, hashes, e-mail addresses, and whether it says that a login failed or succeeded.
///
/// - `related.ip`: every address, once. `source.ip`: the one that a word like *from, by, client,
///   rhost, src* points at, or the only one; `destination.ip`: the one behind *to, server, dst*.
/// - `user.name`: behind *user*, *username*, or, with a `=`, `:` or quotes between, *login* or
///   *account*; behind *for* and *as* when the message speaks of logging in.
/// - `event.outcome`: failure when a word for failing stands near one for logging in.
///
/// What stands in the event already is not touched, so a grammar may run first and this after it.
/// One pass over at most [#MOST] bytes. For use by every parser that meets free text. Stateless.
public final class MessageEntities {
  /// How far into a message is looked, in bytes.
  public static final int MOST = 16 * 1024;

  private static final Constant EVENT = Constant.of("event");
  private static final Constant AUTHENTICATION = Constant.of("authentication");
  private static final Constant START = Constant.of("start");
  private static final Constant SUCCESS = Constant.of("success");
  private static final Constant FAILURE = Constant.of("failure");

  private MessageEntities() {}

  /// Adds what the message `buffer[from, to)` tells and the event does not say yet.
  public static void add(byte[] buffer, int from, int to, EventBuilder out) {
    int end = Math.min(to, from + MOST);
    MessageScan scan = new MessageScan(buffer, from, end, out);
    scan.run();
    scan.finish();
    outcome(scan.verdict(), out);
  }

  /// Adds only the outcome that the message tells, as for a message whose entities stand in fields
  /// of their own.
  public static void addOutcome(byte[] buffer, int from, int to, EventBuilder out) {
    OutcomeWords words = new OutcomeWords();
    WordRuns.each(buffer, from, Math.min(to, from + MOST), words::word);
    outcome(words.verdict(), out);
  }

  private static void outcome(OutcomeWords.Verdict verdict, EventBuilder out) {
    if (verdict == OutcomeWords.Verdict.NONE || out.has(Ecs.EVENT_OUTCOME)) {
      return;
    }
    if (!out.has(Ecs.EVENT_KIND)) {
      out.add(Ecs.EVENT_KIND, EVENT);
    }
    if (!out.has(Ecs.EVENT_TYPE)) {
      out.add(Ecs.EVENT_TYPE, START);
    }
    if (!out.is(Ecs.EVENT_CATEGORY, AUTHENTICATION.text())) {
      out.add(Ecs.EVENT_CATEGORY, AUTHENTICATION);
    }
    out.add(Ecs.EVENT_OUTCOME, verdict == OutcomeWords.Verdict.FAILURE ? FAILURE : SUCCESS);
  }
}
