package io.redoubt.parse.generic;

import io.redoubt.event.Constant;
import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.TimeShape;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.generic.FieldMeanings.Promise;
import io.redoubt.parse.text.Addresses;
import io.redoubt.parse.text.MessageEntities;
import io.redoubt.parse.web.RequestLine;
import java.util.Arrays;

/// Adds to an event full of native fields the ECS fields that their names promise, where the values
/// keep the promise: an address must be one, a status a number. Then reads the message, if there is
/// one, as free text. Thread-safe.
public final class GuessedFields {
  private static final int NONE = -1;

  /// Longer ones are prose, such as the explanations in Windows events.
  private static final int LONGEST_MESSAGE = 512;

  private static final Constant EVENT = Constant.of("event");
  private static final Constant WEB = Constant.of("web");
  private static final Constant ACCESS = Constant.of("access");
  private static final Constant SUCCESS = Constant.of("success");
  private static final Constant FAILURE = Constant.of("failure");

  private final FieldMeanings meanings = new FieldMeanings();

  /// Knows the names of [Meaning].
  public GuessedFields() {}

  /// Completes the event from its cells `[first, size)`.
  public void add(int first, EventBuilder out) {
    int[] best = choose(first, out);
    time(best[Meaning.TIME.ordinal()], out);
    address(best[Meaning.SOURCE_IP.ordinal()], Ecs.SOURCE_IP, Ecs.SOURCE_PORT, out);
    address(best[Meaning.DESTINATION_IP.ordinal()], Ecs.DESTINATION_IP, Ecs.DESTINATION_PORT, out);
    number(best[Meaning.SOURCE_PORT.ordinal()], Ecs.SOURCE_PORT, out);
    number(best[Meaning.DESTINATION_PORT.ordinal()], Ecs.DESTINATION_PORT, out);
    level(best[Meaning.LEVEL.ordinal()], best[Meaning.MESSAGE.ordinal()], out);
    copy(best[Meaning.USER.ordinal()], Ecs.USER_NAME, out);
    copy(best[Meaning.ACTION.ordinal()], Ecs.EVENT_ACTION, out);
    copy(best[Meaning.LOGGER.ordinal()], Ecs.LOG_LOGGER, out);
    copy(best[Meaning.PROCESS.ordinal()], Ecs.PROCESS_NAME, out);
    copy(best[Meaning.MESSAGE.ordinal()], Ecs.MESSAGE, out);
    copy(best[Meaning.HASH.ordinal()], Ecs.RELATED_HASH, out);
    number(best[Meaning.PID.ordinal()], Ecs.PROCESS_PID, out);
    web(best, out);
    words(best, out);
  }

  /// Completes an event from what its shipper told beside it, the cells `[first, size)`: all that
  /// their names promise where nobody knew how to read the event itself, else its level alone, as
  /// labels of a stream (whose user, which file) are not what a known line is about.
  public void beside(int first, EventBuilder out) {
    String read = out.format().id();
    if (read.equals("text") || read.equals("json")) {
      add(first, out);
    } else {
      int[] best = choose(first, out);
      level(best[Meaning.LEVEL.ordinal()], NONE, out);
    }
  }

  /* Pino and Bunyan write `"level":50,…,"msg":…`. */
  private static void level(int cell, int message, EventBuilder out) {
    boolean number = cell >= 0 && message >= 0 && !out.isText(cell);
    Constant name = number ? NumberedLevel.of(cell, out.field(message), out) : null;
    if (name == null) {
      copy(cell, Ecs.LOG_LEVEL, out);
    } else if (!out.has(Ecs.LOG_LEVEL)) {
      out.add(Ecs.LOG_LEVEL, name);
    }
  }

  private int[] choose(int first, EventBuilder out) {
    int[] best = new int[Meaning.values().length];
    int[] ranks = new int[best.length];
    Arrays.fill(best, NONE);
    int size = out.size();
    for (int i = first; i < size; i++) {
      for (Promise promise : meanings.of(out.field(i))) {
        int m = promise.meaning().ordinal();
        if ((best[m] == NONE || promise.rank() < ranks[m])
            && Fitness.fits(promise.meaning(), out, i)) {
          best[m] = i;
          ranks[m] = promise.rank();
        }
      }
    }
    return best;
  }

  private static void copy(int cell, Field field, EventBuilder out) {
    if (cell >= 0 && !out.has(field)) {
      out.alias(field, cell);
    }
  }

  private static void number(int cell, Field field, EventBuilder out) {
    if (cell >= 0 && !out.has(field)) {
      out.aliasNumber(field, cell);
    }
  }

  private static void time(int cell, EventBuilder out) {
    if (cell < 0 || out.timePending()) {
      return;
    }
    byte[] buffer = out.spanBuffer(cell);
    int from = out.spanStart(cell);
    int to = from + out.spanLength(cell);
    out.time(Fitness.shape(buffer, from, to), cell);
  }

  private static void address(int cell, Field ip, Field port, EventBuilder out) {
    if (cell < 0 || out.has(ip)) {
      return;
    }
    byte[] buffer = out.spanBuffer(cell);
    int from = out.spanStart(cell);
    int to = from + out.spanLength(cell);
    int start = buffer[from] == '[' ? from + 1 : from;
    int end = Fitness.addressEnd(buffer, start, to);
    out.add(ip, buffer, Addresses.unmapped(buffer, start, end), end);
    int colon = end < to && buffer[end] == ']' ? end + 1 : end;
    if (colon + 1 < to && buffer[colon] == ':' && Bytes.digits(buffer, colon + 1, to) >= 0) {
      out.addNumber(port, buffer, colon + 1, to);
    }
  }

  private static void web(int[] best, EventBuilder out) {
    int method = best[Meaning.METHOD.ordinal()];
    int status = best[Meaning.STATUS.ordinal()];
    int url = best[Meaning.URL.ordinal()];
    int host = best[Meaning.HOST.ordinal()];
    int request = best[Meaning.REQUEST.ordinal()];
    boolean web = request >= 0 ? status >= 0 : method >= 0 && (status >= 0 || url >= 0);
    copy(web ? NONE : host, Ecs.HOST_NAME, out);
    if (!web || out.has(Ecs.HTTP_REQUEST_METHOD)) {
      return;
    }
    int domain = best[Meaning.DOMAIN.ordinal()];
    if (request >= 0) {
      request(request, out);
    }
    copy(method, Ecs.HTTP_REQUEST_METHOD, out);
    target(out.has(Ecs.URL_ORIGINAL) ? NONE : url, out);
    copy(domain >= 0 ? domain : host, Ecs.URL_DOMAIN, out);
    copy(best[Meaning.USER_AGENT.ordinal()], Ecs.USER_AGENT_ORIGINAL, out);
    copy(best[Meaning.REFERRER.ordinal()], Ecs.HTTP_REQUEST_REFERRER, out);
    if (status < 0) {
      return;
    }
    out.add(Ecs.EVENT_KIND, EVENT);
    out.add(Ecs.EVENT_CATEGORY, WEB);
    out.add(Ecs.EVENT_TYPE, ACCESS);
    number(status, Ecs.HTTP_RESPONSE_STATUS_CODE, out);
    int from = out.spanStart(status);
    long code = Bytes.digits(out.spanBuffer(status), from, from + out.spanLength(status));
    out.add(Ecs.EVENT_OUTCOME, code < 400 ? SUCCESS : FAILURE);
  }

  private static void request(int line, EventBuilder out) {
    if (out.escaped(line)) {
      int start = out.sideAppend(out.text(line));
      RequestLine.add(out.side(), start, out.sideLength(), out);
    } else {
      int from = out.spanStart(line);
      RequestLine.add(out.spanBuffer(line), from, from + out.spanLength(line), out);
    }
  }

  private static void target(int url, EventBuilder out) {
    if (url < 0) {
      return;
    }
    if (out.escaped(url)) {
      int start = out.sideAppend(out.text(url));
      RequestLine.target(out.side(), start, out.sideLength(), out);
    } else {
      int from = out.spanStart(url);
      RequestLine.target(out.spanBuffer(url), from, from + out.spanLength(url), out);
    }
  }

  /// Reads message, action and reason as text, for what no field said.
  private static void words(int[] best, EventBuilder out) {
    int message = best[Meaning.MESSAGE.ordinal()];
    int action = best[Meaning.ACTION.ordinal()];
    int reason = best[Meaning.REASON.ordinal()];
    int success = best[Meaning.SUCCESS.ordinal()];
    if (message >= 0 && out.spanLength(message) <= LONGEST_MESSAGE) {
      int start = text(message, out);
      MessageEntities.add(out.side(), start, out.sideLength(), out);
    }
    if (out.has(Ecs.EVENT_OUTCOME)) {
      return;
    }
    int start = out.sideLength();
    for (int cell : new int[] {action, reason, message}) {
      if (cell >= 0) {
        text(cell, out);
        out.sideAppend(" ");
      }
    }
    if (success >= 0) {
      out.sideAppend(out.text(success).equals("true") ? " success" : " failed");
    }
    MessageEntities.addOutcome(out.side(), start, out.sideLength(), out);
  }

  private static int text(int cell, EventBuilder out) {
    if (out.escaped(cell)) {
      return out.sideAppend(out.text(cell));
    }
    int from = out.spanStart(cell);
    return out.sideAppend(out.spanBuffer(cell), from, from + out.spanLength(cell));
  }

  /// The shape of a time written like this, for callers that know which cell it is.
  static TimeShape shape(EventBuilder out, int cell) {
    int from = out.spanStart(cell);
    return Fitness.shape(out.spanBuffer(cell), from, from + out.spanLength(cell));
  }
}
