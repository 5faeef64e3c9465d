package io.redoubt.template;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.Field;
import io.redoubt.event.RawRecord;
import io.redoubt.event.port.Templating;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The templates of events, each by looking at that event alone: what its fields report of it
/// (category, action, outcome, rule, program, status), and the shape of its message, in which
/// everything that a field names is a value too. A record without a message has only what its
/// fields report; a line that no format fits has only its shape. Not thread-safe.
public final class EventTemplates implements Templating {
  /// Fields whose values are told as they are: words of closed lists, and codes.
  private static final List<Field> REPORTED =
      List.of(
          Ecs.EVENT_CATEGORY,
          Ecs.EVENT_ACTION,
          Ecs.EVENT_OUTCOME,
          Field.of("rule.name"),
          Field.of("rule.category"),
          Field.of("threat.technique.name"),
          Field.of("event.provider"),
          Field.of("event.code"),
          Field.of("winlog.channel"),
          Field.of("http.request.method"),
          Field.of("http.response.status_code"),
          Field.of("dns.question.type"),
          Field.of("network.protocol"));

  /// Fields that name programs, some of them with numbers of their own: their shape is told.
  private static final List<Field> PROGRAMS =
      List.of(Field.of("service.name"), Field.of("process.name"));

  /// What fields that name somebody or something begin with.
  private static final List<String> NAMING =
      List.of(
          "user",
          "source.",
          "destination.",
          "client.",
          "server.",
          "host.",
          "url.",
          "file.",
          "group.",
          "related.",
          "email.",
          "dns.",
          "tls.",
          "x509.",
          "registry.",
          "session.",
          "container.",
          "orchestrator.",
          "cloud.",
          "organization.",
          "observer.",
          "process.command_line",
          "process.args",
          "process.executable",
          "process.title",
          "process.working_directory",
          "process.parent.",
          "http.request.referrer",
          "log.syslog.hostname",
          "winlog.computer_name",
          "winlog.event_data.");

  private static final int LONGEST = 600;
  private static final int LONGEST_LINE = 1 << 16;
  private static final int NAMES = 20_000;
  private static final Pattern VALUE = Pattern.compile("\\S*<\\*>\\S*");
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");
  private static final Pattern JOINT = Pattern.compile("[_\\s]+");

  private final Masker masker = new Masker();
  private final Map<Field, Boolean> naming = new HashMap<>();
  private byte[] scratch = new byte[Masker.MAX_LENGTH];

  /// Knows no event yet.
  public EventTemplates() {}

  @Override
  public long key(Event event) {
    long hash = 0xcbf29ce484222325L;
    for (Field field : REPORTED) {
      for (int i = event.find(field); i >= 0; i = event.find(field, i + 1)) {
        hash = mixed(hash ^ field.name().hashCode());
        hash = over(event.spanBuffer(i), event.spanStart(i), event.spanLength(i), hash);
      }
    }
    int length = composed(event);
    if (length == 0 && hash == 0xcbf29ce484222325L) {
      byte[] format = event.format().id().getBytes(java.nio.charset.StandardCharsets.UTF_8);
      hash = over(format, 0, format.length, hash);
    }
    masker.mask(scratch, 0, length);
    hash = mixed(hash ^ masker.hash());
    return hash == 0 ? 1 : hash;
  }

  @Override
  public String text(Event event) {
    List<String> said = new ArrayList<>();
    for (Field field : REPORTED) {
      event.texts(field).stream().map(EventTemplates::spoken).forEach(said::add);
    }
    masker.mask(scratch, 0, composed(event));
    said.add(VALUE.matcher(masker.text()).replaceAll(EventTemplates::around));
    if (said.stream().allMatch(String::isBlank)) {
      said.add(event.format().id());
    }
    String text = JOINT.matcher(String.join(" ", said)).replaceAll(" ").strip();
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  /* "user=<*>" still says "user". */
  private static String around(java.util.regex.MatchResult word) {
    return java.util.regex.Matcher.quoteReplacement(
        word.group().replace(Masker.VALUE, " ").replaceAll("[^\\p{L}]+", " "));
  }

  /* "ConsoleLogin" and "ssh_login" as words. */
  private static String spoken(String value) {
    return value.indexOf(' ') >= 0
        ? value
        : JOINT.matcher(HUMP.matcher(value).replaceAll(" ")).replaceAll(" ");
  }

  /// Programs and message, with zeros where a field names something; how long.
  private int composed(Event event) {
    int length = 0;
    for (Field field : PROGRAMS) {
      int i = event.find(field);
      if (i >= 0) {
        length = copied(event.spanBuffer(i), event.spanStart(i), event.spanLength(i), length);
        scratch[length++] = ' ';
      }
    }
    int message = event.find(Ecs.MESSAGE);
    if (message >= 0) {
      byte[] buffer = event.spanBuffer(message);
      int start = event.spanStart(message);
      int to = copied(buffer, start, event.spanLength(message), length);
      blank(event, buffer, start, length, to);
      return to;
    }
    RawRecord line = event.record();
    if (isLine(line)) {
      int to = copied(line.buffer(), line.start(), line.length(), length);
      blank(event, line.buffer(), line.start(), length, to);
      return to;
    }
    return length;
  }

  private int copied(byte[] buffer, int from, int length, int at) {
    int shown = Math.min(length, Masker.MAX_LENGTH);
    if (at + shown + 1 > scratch.length) {
      scratch = Arrays.copyOf(scratch, at + shown + 1);
    }
    System.arraycopy(buffer, from, scratch, at, shown);
    return at + shown;
  }

  /// What is named in `buffer[start, …)`, which stands in the scratch from `at` to `to`.
  @SuppressWarnings("ReferenceEquality") // the same array, not an equal one
  private void blank(Event event, byte[] buffer, int start, int at, int to) {
    for (int i = 0; i < event.size(); i++) {
      if (event.spanBuffer(i) == buffer && names(event.field(i))) {
        int from = Math.max(at, event.spanStart(i) - start + at);
        int end = Math.min(to, event.spanStart(i) + event.spanLength(i) - start + at);
        if (from < end) {
          Arrays.fill(scratch, from, end, (byte) '0');
        }
      }
    }
  }

  private boolean names(Field field) {
    Boolean known = naming.get(field);
    if (known == null) {
      if (naming.size() > NAMES) {
        naming.clear();
      }
      known = NAMING.stream().anyMatch(field.name()::startsWith);
      naming.put(field, known);
    }
    return known;
  }

  /// Whether the record is a line of text, whose whole is its message where it has none: no record
  /// of a binary file, no JSON, no XML, and shorter than 64 KiB.
  public static boolean isLine(RawRecord record) {
    return record.line() > 0
        && record.number() < 0
        && record.length() > 0
        && record.length() < LONGEST_LINE
        && record.buffer()[record.start()] != '{'
        && record.buffer()[record.start()] != '<';
  }

  private static long over(byte[] buffer, int from, int length, long hash) {
    long h = hash;
    for (int i = from; i < from + length; i++) {
      h = (h ^ (buffer[i] & 0xff)) * 0x100000001b3L;
    }
    return h;
  }

  private static long mixed(long hash) {
    long h = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    return h ^ h >>> 29;
  }
}
