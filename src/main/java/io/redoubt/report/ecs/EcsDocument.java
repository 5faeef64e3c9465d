package io.redoubt.report.ecs;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.EventTime;
import io.redoubt.event.RawRecord;
import io.redoubt.event.Template;
import io.redoubt.event.ValueKind;
import io.redoubt.report.json.JsonBytes;
import io.redoubt.report.json.Rfc3339;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Writes events as nested ECS documents, each one line of JSON with a line feed at its end.
///
/// Events of one format mostly have the same fields in the same order. The layout of such a shape
/// is worked out once ([Plan]) and then replayed: literal bytes and values in turn, no tree. Plans
/// are kept in a table of fixed size, so hostile shapes cost time but no memory. One per worker,
/// not thread-safe.
public final class EcsDocument {
  private static final int PLANS = 2048;
  private static final int LONGEST_KEPT = 512;

  private final @Nullable Plan[] plans = new @Nullable Plan[PLANS];
  private final boolean raw;

  /// A writer of documents.
  ///
  /// @param raw whether `redoubt.raw` always holds the exact bytes, also of binary records and of
  ///     records whose text gives them back anyway
  public EcsDocument(boolean raw) {
    this.raw = raw;
  }

  /// Appends the event's document and a line feed.
  public void append(Event event, JsonBytes out) {
    Plan plan = plan(event);
    Op[] ops = plan.ops();
    for (int i = 0; i < ops.length; i++) {
      out.raw(plan.literals()[i]);
      switch (ops[i]) {
        case Op.One(int cell, EcsTypes.As as) -> cell(event, cell, as, out);
        case Op.Many many -> many(event, many, out);
        case Op.Own own -> own(event, own, out);
      }
    }
    out.raw(plan.literals()[ops.length]);
  }

  private Plan plan(Event event) {
    int flags = Flags.of(event, raw);
    int hash = Plan.hash(event, flags);
    int slot = (hash ^ hash >>> 16) & (PLANS - 1);
    Plan known = plans[slot];
    if (known != null && known.fits(event, flags, hash)) {
      return known;
    }
    Plan made = PlanBuilder.build(event, flags, hash);
    if (event.size() <= LONGEST_KEPT) {
      plans[slot] = made;
    }
    return made;
  }

  private static void many(Event event, Op.Many many, JsonBytes out) {
    int[] cells = many.cells();
    if (!many.list() && allEqual(event, many)) {
      cell(event, cells[0], many.as(), out);
      return;
    }
    out.raw('[');
    for (int i = 0; i < cells.length; i++) {
      if (!many.distinct() || !told(event, cells, i)) {
        if (i > 0) {
          out.raw(',');
        }
        cell(event, cells[i], many.as(), out);
      }
    }
    out.raw(']');
  }

  private static boolean allEqual(Event event, Op.Many many) {
    if (!many.distinct()) {
      return false;
    }
    for (int i = 1; i < many.cells().length; i++) {
      if (!told(event, many.cells(), i)) {
        return false;
      }
    }
    return true;
  }

  /// Whether an earlier cell has the same bytes as cell `i` of `cells`.
  private static boolean told(Event event, int[] cells, int i) {
    for (int j = 0; j < i; j++) {
      if (same(event, cells[j], cells[i])) {
        return true;
      }
    }
    return false;
  }

  private static boolean same(Event event, int a, int b) {
    int startA = event.spanStart(a);
    int startB = event.spanStart(b);
    return event.escaped(a) == event.escaped(b)
        && Arrays.equals(
            event.spanBuffer(a),
            startA,
            startA + event.spanLength(a),
            event.spanBuffer(b),
            startB,
            startB + event.spanLength(b));
  }

  private static void cell(Event event, int cell, EcsTypes.As as, JsonBytes out) {
    byte[] buffer = event.spanBuffer(cell);
    int from = event.spanStart(cell);
    int to = from + event.spanLength(cell);
    ValueKind kind = event.kind(cell);
    if (bare(as, kind, buffer, from, to)) {
      out.raw(buffer, from, to);
    } else if (event.escaped(cell)) {
      out.escaped(buffer, from, to);
    } else {
      out.utf8(buffer, from, to);
    }
  }

  private static boolean bare(EcsTypes.As as, ValueKind kind, byte[] buffer, int from, int to) {
    return switch (as) {
      case KEYWORD -> false;
      case NUMBER -> JsonNumber.is(buffer, from, to);
      case GIVEN ->
          switch (kind) {
            case TEXT -> false;
            case NUMBER -> JsonNumber.is(buffer, from, to);
            case BOOLEAN -> JsonNumber.isTruth(buffer, from, to);
          };
    };
  }

  private static void own(Event event, Op.Own own, JsonBytes out) {
    RawRecord record = event.record();
    EventTime time = event.time();
    Template template = event.template();
    switch (own) {
      case TIMESTAMP -> timestamp(time, out);
      case EVENT_ID -> out.string(event.id());
      case ORIGINAL -> original(event, out);
      case FORMAT -> out.string(event.format().id());
      case PATH -> out.string(record.entry().path());
      case LINE -> out.number(record.line());
      case OFFSET -> out.number(record.position());
      case RECORD -> out.number(record.number());
      case PARSE_STATUS -> out.string(event.outcome().status());
      case PARSE_REASON -> out.string(event.outcome().because());
      case TIME_STATUS -> out.string(time.status().id());
      case TIME_ZONE -> out.string(time.zone());
      case TIME_EVIDENCE -> out.string(time.evidence());
      case TEMPLATE_ID -> out.string(template == null ? "" : template.id());
      case TEMPLATE_TEXT -> out.string(template == null ? "" : template.text());
      case RAW -> out.base64(record.buffer(), record.start(), record.end());
    }
  }

  private static void timestamp(EventTime time, JsonBytes out) {
    out.raw('"');
    Rfc3339.append(out, time.seconds(), time.nanos());
    out.raw('"');
  }

  private static void original(Event event, JsonBytes out) {
    int cell = event.find(Ecs.EVENT_ORIGINAL);
    if (cell >= 0) {
      cell(event, cell, EcsTypes.As.KEYWORD, out);
    } else {
      RawRecord record = event.record();
      out.utf8(record.buffer(), record.start(), record.end());
    }
  }
}
