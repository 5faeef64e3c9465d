package io.redoubt.normalize;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gathers the addresses, users, hosts and hashes of an event under `related.*`, each once.
/// Used again for the next event; not thread-safe.
final class Related {
  private static final int MOST_OF_ONE_KIND = 64;

  private static final List<String> IPS =
      List.of("source", "destination", "client", "server", "host", "observer");
  private static final List<String> USERS =
      List.of(
          "user",
          "user.target",
          "user.effective",
          "user.changes",
          "source.user",
          "destination.user",
          "process.user");
  private static final List<Field> HOSTS =
      List.of(
          Ecs.HOST_NAME,
          Ecs.HOST_HOSTNAME,
          Ecs.SOURCE_DOMAIN,
          Ecs.DESTINATION_DOMAIN,
          Ecs.URL_DOMAIN,
          Ecs.DNS_QUESTION_NAME,
          Ecs.TLS_CLIENT_SERVER_NAME,
          Ecs.OBSERVER_HOSTNAME);
  private static final List<String> HASHES = List.of("file", "process", "dll");

  private static final @Nullable Field[] KINDS = kinds();

  private int[] found = new int[16];
  private int[] same = new int[16];

  Related() {}

  private static @Nullable Field[] kinds() {
    Map<Field, Field> all = new HashMap<>();
    IPS.forEach(of -> all.put(Field.of(of + ".ip"), Ecs.RELATED_IP));
    all.put(Ecs.DNS_RESOLVED_IP, Ecs.RELATED_IP);
    USERS.forEach(of -> all.put(Field.of(of + ".name"), Ecs.RELATED_USER));
    HOSTS.forEach(of -> all.put(of, Ecs.RELATED_HOSTS));
    for (String of : HASHES) {
      for (String kind : List.of("md5", "sha1", "sha256")) {
        all.put(Field.of(of + ".hash." + kind), Ecs.RELATED_HASH);
      }
    }
    List.of(Ecs.RELATED_IP, Ecs.RELATED_USER, Ecs.RELATED_HOSTS, Ecs.RELATED_HASH)
        .forEach(own -> all.put(own, own));
    int ids = all.keySet().stream().mapToInt(Field::id).max().orElse(0) + 1;
    @Nullable Field[] kinds = new Field[ids];
    all.forEach((of, kind) -> kinds[of.id()] = kind);
    return kinds;
  }

  /// Adds what the event's cells name, and tells the recorder.
  void add(EventBuilder event, Recorder recorder) {
    int own = event.size();
    int count = 0;
    for (int i = 0; i < own; i++) {
      if (kind(event.field(i)) != null) {
        found = count < found.length ? found : Arrays.copyOf(found, count * 2);
        found[count++] = i;
      }
    }
    for (int i = 0; i < count; i++) {
      Field kind = kind(event.field(found[i]));
      if (kind != null && !kind.is(event.field(found[i]))) {
        alias(event, kind, found[i], own, recorder);
      }
    }
  }

  private static @Nullable Field kind(Field of) {
    int id = of.id();
    return id >= 0 && id < KINDS.length ? KINDS[id] : null;
  }

  private void alias(EventBuilder event, Field kind, int cell, int own, Recorder recorder) {
    int count = 0;
    int added = 0;
    for (int i = 0; i < event.size(); i++) {
      if (event.field(i).is(kind)) {
        same = count < same.length ? same : Arrays.copyOf(same, count * 2);
        same[count++] = i;
        added += i < own ? 0 : 1;
      }
    }
    if (added >= MOST_OF_ONE_KIND) {
      return;
    }
    int[] others = Arrays.copyOf(same, count);
    boolean isNew = isNew(event, cell, others);
    recorder.relate(kind, cell, others, isNew);
    if (isNew) {
      event.alias(kind, cell);
    }
  }

  /// Whether the cell is not empty and none of the others is the same.
  static boolean isNew(EventBuilder event, int cell, int[] others) {
    if (event.spanLength(cell) == 0) {
      return false;
    }
    for (int other : others) {
      if (same(event, other, cell)) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(EventBuilder event, int a, int b) {
    int length = event.spanLength(a);
    if (length != event.spanLength(b)) {
      return false;
    }
    int aFrom = event.spanStart(a);
    int bFrom = event.spanStart(b);
    return Arrays.equals(
        event.spanBuffer(a), aFrom, aFrom + length, event.spanBuffer(b), bFrom, bFrom + length);
  }
}
