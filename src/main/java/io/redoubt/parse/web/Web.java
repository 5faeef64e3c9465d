package io.redoubt.parse.web;

import io.redoubt.event.Constant;
import io.redoubt.event.DottedQuad;
import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.Preset;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.text.Addresses;
import java.util.List;

/// What every access record says alike: its category, its outcome by status, its client.
final class Web {
  private static final Preset ACCESSED =
      new Preset(
          List.of(
              new Preset.Setting(Ecs.EVENT_KIND, Constant.of("event")),
              new Preset.Setting(Ecs.EVENT_CATEGORY, Constant.of("web")),
              new Preset.Setting(Ecs.EVENT_TYPE, Constant.of("access"))));
  private static final Constant SUCCESS = Constant.of("success");
  private static final Constant FAILURE = Constant.of("failure");
  private static final int FIRST_ERROR = 400;

  private Web() {}

  /// Adds kind, category and type of a web access.
  static void access(EventBuilder out) {
    out.add(ACCESSED);
  }

  /// Adds the status and the outcome it means: below 400 success, else failure.
  static void status(byte[] buffer, int from, int to, EventBuilder out) {
    long status = Bytes.digits(buffer, from, to);
    if (status >= 0) {
      out.addNumber(Ecs.HTTP_RESPONSE_STATUS_CODE, buffer, from, to);
      out.add(Ecs.EVENT_OUTCOME, status < FIRST_ERROR ? SUCCESS : FAILURE);
    }
  }

  /// Adds the client as `source.address` and, by what it is, `source.ip` or `source.domain`.
  static void client(byte[] buffer, int from, int to, EventBuilder out) {
    if (to <= from || (to - from == 1 && buffer[from] == '-')) {
      return;
    }
    if (DottedQuad.end(buffer, from, to) == to) {
      quad(buffer, from, to, out);
      return;
    }
    int cell = out.size();
    out.add(Ecs.SOURCE_ADDRESS, buffer, from, to);
    if (!Addresses.isAddress(buffer, from, to)) {
      out.alias(Ecs.SOURCE_DOMAIN, cell);
      return;
    }
    int bare = Addresses.unmapped(buffer, from, to);
    if (bare == from) {
      out.alias(Ecs.SOURCE_IP, cell);
    } else {
      out.add(Ecs.SOURCE_IP, buffer, bare, to);
    }
  }

  /// Adds the client, which is a dotted quad, as `source.address` and `source.ip`.
  static void quad(byte[] buffer, int from, int to, EventBuilder out) {
    int cell = out.size();
    out.add(Ecs.SOURCE_ADDRESS, buffer, from, to);
    out.alias(Ecs.SOURCE_IP, cell);
  }

  /// Adds a value unless it is empty or `-`.
  static void text(Field field, byte[] buffer, int from, int to, EventBuilder out) {
    if (to > from && !(to - from == 1 && buffer[from] == '-')) {
      out.add(field, buffer, from, to);
    }
  }
}
