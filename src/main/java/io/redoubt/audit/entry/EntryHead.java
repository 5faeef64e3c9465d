package io.redoubt.audit.entry;

import io.redoubt.audit.tree.Hash;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// What every entry says about itself, read without building a tree.
///
/// @param index its own place in the log; -1 when it does not say
/// @param kind as in [AuditEntry#kind]
/// @param time RFC 3339, UTC
/// @param subject what it is about; empty for most kinds
/// @param payloads what is kept beside the log
/// @param ranges entries whose payloads it says were purged
public record EntryHead(
    long index,
    String kind,
    String time,
    String subject,
    List<PayloadRef> payloads,
    List<Range> ranges) {

  /// Reads an entry; null when it is not one.
  public static @Nullable EntryHead read(JsonFactory json, byte[] bytes, int from, int to) {
    Reading reading = new Reading();
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), bytes, from, to - from)) {
      return reading.object(parser) ? reading.head() : null;
    } catch (JacksonException | IllegalArgumentException notAnEntry) {
      return null;
    }
  }

  /// One pass over an entry.
  private static final class Reading {
    private long index = -1;
    private String kind = "";
    private String time = "";
    private String subject = "";
    private List<PayloadRef> payloads = List.of();
    private List<Range> ranges = List.of();

    EntryHead head() {
      return new EntryHead(index, kind, time, subject, payloads, ranges);
    }

    boolean object(JsonParser parser) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        field(parser, name);
      }
      return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
    }

    private void field(JsonParser parser, String name) {
      switch (name) {
        case "index" -> index = parser.getLongValue();
        case "kind" -> kind = parser.getString();
        case "time" -> time = parser.getString();
        case "subject" -> subject = parser.getString();
        case "payloads" -> payloads = payloads(parser);
        case "ranges" -> ranges = ranges(parser);
        default -> parser.skipChildren();
      }
    }

    private static List<PayloadRef> payloads(JsonParser parser) {
      List<PayloadRef> refs = new ArrayList<>();
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        String name = "";
        String hash = "";
        long bytes = 0;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          String key = parser.currentName();
          parser.nextToken();
          switch (key) {
            case "name" -> name = parser.getString();
            case "hash" -> hash = parser.getString();
            case "bytes" -> bytes = parser.getLongValue();
            default -> parser.skipChildren();
          }
        }
        refs.add(new PayloadRef(name, Hash.ofHex(hash), bytes));
      }
      return refs;
    }

    private static List<Range> ranges(JsonParser parser) {
      List<Range> found = new ArrayList<>();
      while (parser.nextToken() == JsonToken.START_ARRAY) {
        parser.nextToken();
        long from = parser.getLongValue();
        parser.nextToken();
        found.add(new Range(from, parser.getLongValue()));
        parser.nextToken();
      }
      return found;
    }
  }
}
