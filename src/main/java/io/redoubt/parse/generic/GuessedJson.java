package io.redoubt.parse.generic;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.FieldTree;
import io.redoubt.parse.frame.JsonFlattener;
import io.redoubt.parse.frame.Leading;
import io.redoubt.parse.text.MessageEntities;
import org.jspecify.annotations.Nullable;

/// A JSON object of unknown shape. ECS documents pass through: their fields are ECS fields as they
/// are. GELF and OCSF are known by their marks. Everything else keeps its fields under
/// `redoubt.native`, and what they mean is guessed ([GuessedFields]). Thread-safe.
public final class GuessedJson implements Leading {
  private static final Format JSON = new Format("json");
  private static final Format GELF = new Format("gelf");
  private static final ParseOutcome NOT = new ParseOutcome.Rejected("not a JSON object");
  private static final Field NATIVE_TIME = Field.of("redoubt.native.@timestamp");

  private final GuessedFields guessed;
  private final FieldTree natives = FieldTree.at("redoubt.native");
  private final FieldTree ecs = FieldTree.at("");

  /// Guesses with these.
  public GuessedJson(GuessedFields guessed) {
    this.guessed = guessed;
  }

  @Override
  public Format format() {
    return JSON;
  }

  @Override
  public boolean leads(byte first) {
    return first == '{';
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    if (to - from < 2 || buffer[from] != '{') {
      return NOT;
    }
    boolean document = isEcs(buffer, from, to);
    String wrong = JsonFlattener.flatten(buffer, from, to, document ? ecs : natives, out);
    if (wrong != null && out.size() == 0) {
      return NOT;
    }
    if (document) {
      out.format(JSON);
      passThrough(out);
    } else if (out.has(Gelf.SHORT_MESSAGE) && out.has(Gelf.VERSION)) {
      out.format(GELF);
      Gelf.add(out);
      guessed.add(0, out);
    } else {
      out.format(JSON);
      Ocsf.add(out);
      guessed.add(0, out);
    }
    if (wrong != null) {
      MessageEntities.add(buffer, from, to, out);
    }
    return outcome(wrong);
  }

  private static ParseOutcome outcome(@Nullable String wrong) {
    return wrong == null ? ParseOutcome.Ok.OK : new ParseOutcome.Partial(wrong);
  }

  /// An ECS document has `@timestamp` and an `ecs` version, or `@timestamp` and an event category.
  private static boolean isEcs(byte[] buffer, int from, int to) {
    int limit = Math.min(to, from + 8192);
    return Bytes.indexOf(buffer, from, limit, "\"@timestamp\"") >= 0
        && (Bytes.indexOf(buffer, from, limit, "\"ecs\"") >= 0
            || Bytes.indexOf(buffer, from, limit, "\"ecs.version\"") >= 0);
  }

  private static void passThrough(EventBuilder out) {
    int time = out.find(Ecs.TIMESTAMP);
    if (time >= 0) {
      out.time(GuessedFields.shape(out, time), time);
      out.rename(time, NATIVE_TIME);
    }
  }
}
