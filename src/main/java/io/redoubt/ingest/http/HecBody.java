package io.redoubt.ingest.http;

import io.redoubt.event.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The body of Splunk's HTTP event collector: JSON objects one after the other, with or without
/// white space between them, each with its `event`. (Splunk, "Format events for HTTP Event
/// Collector".)
public final class HecBody {
  private HecBody() {}

  /// What a body held.
  ///
  /// @param records of the events before the first that is wrong
  /// @param flaw what is wrong with that one, or empty
  public record Batch(List<byte[]> records, Optional<Flaw> flaw) {}

  /// @param code of the collector: 5 no data, 6 invalid format, 12 event missing, 13 event blank
  /// @param event which, from 0
  public record Flaw(int code, int event) {}

  private sealed interface One {
    record Event(byte[] bytes) implements One {}

    record Wrong(int code) implements One {}
  }

  /// Takes a body of `/services/collector/event` apart.
  public static Batch events(byte[] body) {
    List<byte[]> records = new ArrayList<>();
    int at = JsonSpans.skipSpace(body, 0, body.length);
    if (at == body.length) {
      return new Batch(records, Optional.of(new Flaw(5, 0)));
    }
    while (at < body.length) {
      int end = body[at] == '{' ? JsonSpans.end(body, at, body.length) : -1;
      if (end < 0) {
        return new Batch(records, Optional.of(new Flaw(6, records.size())));
      }
      switch (event(body, at, end)) {
        case One.Wrong(int code) -> {
          return new Batch(records, Optional.of(new Flaw(code, records.size())));
        }
        case One.Event(byte[] bytes) -> records.add(bytes);
      }
      at = JsonSpans.skipSpace(body, end, body.length);
      if (at < body.length && body[at] == ',') {
        at = JsonSpans.skipSpace(body, at + 1, body.length);
      }
    }
    return new Batch(records, Optional.empty());
  }

  private static One event(byte[] body, int from, int to) {
    JsonSpans.@Nullable Member event = null;
    boolean alone = true;
    Optional<JsonSpans.Member> member = JsonSpans.member(body, from + 1, to);
    while (member.isPresent()) {
      if (member.get().name().equals("event")) {
        event = member.get();
      } else if (!member.get().name().equals("index")) {
        alone = false;
      }
      member = JsonSpans.member(body, member.get().next(), to);
    }
    if (event == null) {
      return new One.Wrong(12);
    }
    return record(body, from, to, event, alone);
  }

  private static One record(byte[] body, int from, int to, JsonSpans.Member event, boolean alone) {
    byte first = body[event.from()];
    if (first == '"') {
      byte[] text =
          JsonText.unescape(body, event.from() + 1, event.to() - 1)
              .getBytes(StandardCharsets.UTF_8);
      if (text.length == 0) {
        return new One.Wrong(13);
      }
      boolean telling = alone || SelfTelling.line(text, 0, text.length);
      return new One.Event(telling ? text : Arrays.copyOfRange(body, from, to));
    }
    if (first == 'n') {
      return new One.Wrong(13);
    }
    boolean telling = alone || SelfTelling.object(body, event.from(), event.to());
    return new One.Event(
        telling
            ? Arrays.copyOfRange(body, event.from(), event.to())
            : Arrays.copyOfRange(body, from, to));
  }
}
