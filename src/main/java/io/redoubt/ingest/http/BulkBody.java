package io.redoubt.ingest.http;

import io.redoubt.event.JsonText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The body of Elasticsearch's `_bulk`: a line of action, and a line of document where the action
/// has one. (Elasticsearch reference, "Bulk API".)
public final class BulkBody {
  private static final Set<String> ACTIONS = Set.of("create", "index", "update", "delete");

  private BulkBody() {}

  /// What a body held.
  public sealed interface Batch {
    /// @param items in order
    record Items(List<Item> items) implements Batch {
      /// A digest of their actions, indices and ids, by which the same batch is known when it comes
      /// again because its answer was lost; empty where an item has no id of its own, as then equal
      /// items may be different events.
      public String names() {
        MessageDigest names = sha256();
        for (Item item : items) {
          if (item.id().isEmpty() || item.document().isEmpty()) {
            return "";
          }
          for (String part : List.of(item.action(), item.index(), item.id())) {
            names.update((part.length() + " " + part).getBytes(StandardCharsets.UTF_8));
          }
        }
        return HexFormat.of().formatHex(names.digest());
      }

      private static MessageDigest sha256() {
        try {
          return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
          throw new IllegalStateException("Every Java platform has SHA-256.", missing);
        }
      }
    }

    /// Nothing of it can be taken.
    ///
    /// @param reason one line
    /// @param line where, from 1
    record Malformed(String reason, int line) implements Batch {}
  }

  /// One action.
  ///
  /// @param action `create`, `index`, `update` or `delete`
  /// @param index its own, or empty
  /// @param id its own, or empty
  /// @param document the exact bytes; empty for `update` and `delete`, which a log does not know
  public record Item(String action, String index, String id, Optional<byte[]> document) {}

  /// Takes a body apart.
  public static Batch read(byte[] body) {
    List<Item> items = new ArrayList<>();
    Lines lines = new Lines(body);
    while (lines.next()) {
      Optional<Item> head = head(body, lines.from, lines.to);
      if (head.isEmpty()) {
        return new Batch.Malformed(
            "Malformed action/metadata line [" + lines.number + "]", lines.number);
      }
      Item item = head.get();
      if (item.action().equals("delete")) {
        items.add(item);
        continue;
      }
      if (!lines.next()) {
        return new Batch.Malformed("The bulk request must be terminated", lines.number);
      }
      boolean kept = !item.action().equals("update");
      Optional<byte[]> document =
          kept ? Optional.of(Arrays.copyOfRange(body, lines.from, lines.to)) : Optional.empty();
      items.add(new Item(item.action(), item.index(), item.id(), document));
    }
    return items.isEmpty()
        ? new Batch.Malformed("request body is required", 1)
        : new Batch.Items(items);
  }

  private static Optional<Item> head(byte[] body, int from, int to) {
    int open = JsonSpans.skipSpace(body, from, to);
    int end = open < to && body[open] == '{' ? JsonSpans.end(body, open, to) : -1;
    if (end < 0 || JsonSpans.skipSpace(body, end, to) < to) {
      return Optional.empty(); // what stood behind it would be lost
    }
    return JsonSpans.member(body, open + 1, to)
        .filter(action -> ACTIONS.contains(action.name()) && body[action.from()] == '{')
        .map(
            action ->
                new Item(
                    action.name(),
                    member(body, action, "_index"),
                    member(body, action, "_id"),
                    Optional.empty()));
  }

  private static String member(byte[] body, JsonSpans.Member action, String name) {
    Optional<JsonSpans.Member> member = JsonSpans.member(body, action.from() + 1, action.to());
    while (member.isPresent()) {
      JsonSpans.Member found = member.get();
      if (found.name().equals(name) && body[found.from()] == '"') {
        return JsonText.unescape(body, found.from() + 1, found.to() - 1);
      }
      member = JsonSpans.member(body, found.next(), action.to());
    }
    return "";
  }

  /// The lines that are not empty, one after the other.
  private static final class Lines {
    private final byte[] body;
    private int next;
    private int from;
    private int to;
    private int number;

    Lines(byte[] body) {
      this.body = body;
    }

    boolean next() {
      while (next < body.length) {
        from = next;
        to = from;
        while (to < body.length && body[to] != '\n') {
          to++;
        }
        next = to + 1;
        number++;
        if (to > from && body[to - 1] == '\r') {
          to--;
        }
        if (to > from) {
          return true;
        }
      }
      return false;
    }
  }
}
