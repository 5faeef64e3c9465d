package io.redoubt.cli.keys;

import io.redoubt.event.port.ApiKey;
import io.redoubt.report.json.JsonBytes;
import io.redoubt.report.json.JsonWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keys as JSON, as in `api/openapi.yaml`.
final class KeyJson {
  private KeyJson() {}

  /// A list of keys, without what opens.
  static String of(List<ApiKey> keys) {
    JsonBytes bytes = new JsonBytes();
    JsonWriter out = new JsonWriter(bytes, true);
    out.object().name("keys").list();
    keys.forEach(key -> append(key, null, out));
    out.endList().endObject();
    return bytes.toString();
  }

  /// One key with what opens.
  static String of(ApiKey key, String secret) {
    JsonBytes bytes = new JsonBytes();
    append(key, secret, new JsonWriter(bytes, false));
    return bytes.toString();
  }

  private static void append(ApiKey key, @Nullable String secret, JsonWriter out) {
    out.object();
    if (secret != null) {
      out.field("key", secret);
    }
    out.field("name", key.name()).field("hint", key.hint());
    out.strings("scopes", key.scopes().stream().sorted().toList());
    out.field("created", Instant.ofEpochMilli(key.created()));
    out.field("expires", instant(key.expires())).field("revoked", instant(key.revoked()));
    out.endObject();
  }

  private static @Nullable Instant instant(long millis) {
    return millis == 0 ? null : Instant.ofEpochMilli(millis);
  }
}
