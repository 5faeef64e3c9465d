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

  /// Adds what the event's cells name.
  void add(EventBuilder event) {
    int own = event.size();
    int count = 0;
    boolean given = false;
    for (int i = 0; i < own; i++) {
      int id = event.field(i).id();
      Field kind = id >= 0 && id < KINDS.length ? KINDS[id] : null;
      if (kind != null) {
        given |= kind.is(event.field(i));
        found = count < found.length ? found : Arrays.copyOf(found, count * 2);
        found[count++] = i;
      }
    }
    for (int i = 0; i < count; i++) {
      Field kind = KINDS[event.field(found[i]).id()];
      if (kind != null && event.spanLength(found[i]) > 0) {
        alias(event, kind, found[i], own, given);
      }
    }
  }

  private static void alias(EventBuilder event, Field kind, int cell, int own, boolean given) {
    if (!kind.is(event.field(cell)) && !stands(event, kind, cell, own, given)) {
      event.alias(kind, cell);
    }
  }

  private static boolean stands(EventBuilder event, Field kind, int cell, int own, boolean given) {
    int found = 0;
    for (int i = own; i < event.size(); i++) {
      if (event.field(i).is(kind) && (same(event, i, cell) || ++found >= MOST_OF_ONE_KIND)) {
        return true;
      }
    }
    for (int i = given ? event.find(kind) : -1; i >= 0 && i < own; i = event.find(kind, i + 1)) {
      if (same(event, i, cell)) {
        return true;
      }
    }
    return false;
  }

  private static boolean same(EventBuilder event, int a, int b) {
    int aFrom = event.spanStart(a);
    int bFrom = event.spanStart(b);
    return Arrays.equals(
        event.spanBuffer(a),
        aFrom,
        aFrom + event.spanLength(a),
        event.spanBuffer(b),
        bFrom,
        bFrom + event.spanLength(b));
  }
}
