package io.redoubt.api.v1;

import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Acts;
import io.redoubt.api.wire.Answer;
import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Problem;
import io.redoubt.api.wire.Reply;
import io.redoubt.api.wire.Scope;
import io.redoubt.event.port.ApiKey;
import io.redoubt.event.port.Keys;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// `/api/v1/keys`: making, listing, rotating and revoking keys.
public final class KeysApi {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@-]{1,100}");
  private static final long LONGEST_OVERLAP = 90L * 24 * 3_600_000;
  private static final String PATH = "/api/v1/keys";

  private final Keys keys;
  private final InstantSource clock;
  private final Acts acts;

  /// Over these keys; this clock says when one has ended; what is done goes on record first.
  public KeysApi(Keys keys, InstantSource clock, Acts acts) {
    this.keys = keys;
    this.clock = clock;
    this.acts = acts;
  }

  /// Its operations.
  public List<Operation> operations() {
    Access admin = Access.needs(Scope.ADMIN);
    return List.of(
        Operation.get("listKeys", PATH, admin, _ -> list()),
        new Operation("createKey", "POST", PATH, admin, Operation.SMALL, this::create),
        new Operation(
            "rotateKey", "POST", PATH + "/{name}/rotate", admin, Operation.SMALL, this::rotate),
        new Operation("revokeKey", "DELETE", PATH + "/{name}", admin, 0, this::revoke));
  }

  private Reply list() {
    List<Map<String, Object>> all = keys.list().stream().map(this::shown).toList();
    return Reply.json(200, JSON.writeValueAsBytes(Map.of("keys", all)));
  }

  private Map<String, Object> shown(ApiKey key) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("name", key.name());
    shown.put("hint", key.hint());
    shown.put("scopes", new TreeSet<>(key.scopes()));
    shown.put("created", moment(key.created()));
    shown.put("expires", moment(key.expires()));
    shown.put("revoked", moment(key.revoked()));
    shown.put("valid", key.valid(clock.millis()));
    return shown;
  }

  private static @Nullable String moment(long millis) {
    return millis == 0 ? null : Instant.ofEpochMilli(millis).toString();
  }

  private Answer create(Call call) {
    Parameters given = Parameters.ofBody(call, Set.of("name", "scopes", "expires"));
    String name = given.text("name", "");
    Set<String> scopes = new TreeSet<>(given.texts("scopes"));
    if (!NAME.matcher(name).matches()) {
      given.fail("name", "name is 1 to 100 letters, digits and -_.@.");
    }
    if (scopes.isEmpty() || scopes.stream().anyMatch(word -> Scope.of(word).isEmpty())) {
      given.fail("scopes", "scopes are some of read, ingest, triage and admin.");
    }
    long expires = expires(given);
    Optional<Reply> wrong = given.wrong();
    if (wrong.isPresent()) {
      return wrong.get();
    }
    acts.record(
        call.actor(), "key_create", details(name, expires, "scopes", String.join(",", scopes)));
    return made(keys.create(name, scopes, expires));
  }

  private long expires(Parameters given) {
    long expires = given.moment("expires", 0, new Moments(clock));
    if (expires != 0 && expires <= clock.millis()) {
      given.fail("expires", "expires is a moment to come.");
    }
    return expires;
  }

  private static Map<String, String> details(String name, long expires, String more, String value) {
    String until = moment(expires);
    return Map.of("name", name, "expires", until == null ? "never" : until, more, value);
  }

  private Answer rotate(Call call) {
    Parameters given = Parameters.ofBodyOrNone(call, Set.of("overlap", "expires"));
    String overlap = given.text("overlap", "24h");
    long millis = overlap.equals("0s") ? 0 : Moments.length(overlap).orElse(-1L);
    if (millis < 0 || millis > LONGEST_OVERLAP) {
      given.fail("overlap", "overlap is a length such as 0s, 30m, 24h or 7d, 90d at most.");
    }
    long expires = expires(given);
    Optional<Reply> wrong = given.wrong();
    if (wrong.isPresent()) {
      return wrong.get();
    }
    String name = call.part("name");
    if (keys.list().stream().noneMatch(k -> k.name().equals(name) && k.valid(clock.millis()))) {
      return unknown();
    }
    acts.record(call.actor(), "key_rotate", details(name, expires, "overlap", overlap));
    return keys.rotate(name, millis, expires).map(this::made).orElseGet(KeysApi::unknown);
  }

  private static Reply unknown() {
    return Problem.of(404, "key_unknown", "No valid key has this name.");
  }

  private Reply made(Keys.Made made) {
    return switch (made) {
      case Keys.Made.Exists _ ->
          Problem.of(409, "key_exists", "A key of this name exists; revoke it first.");
      case Keys.Made.Key(String secret, ApiKey key) -> {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("key", secret);
        shown.putAll(shown(key));
        yield Reply.json(201, JSON.writeValueAsBytes(shown));
      }
    };
  }

  private Answer revoke(Call call) {
    String name = call.part("name");
    if (keys.list().stream().noneMatch(key -> key.name().equals(name) && key.revoked() == 0)) {
      return unknown();
    }
    acts.record(call.actor(), "key_revoke", Map.of("name", name));
    return keys.revoke(name) ? Reply.empty(204) : unknown();
  }
}
