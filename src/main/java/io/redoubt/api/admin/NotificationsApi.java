package io.redoubt.api.admin;

import io.redoubt.api.v1.Parameters;
import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Acts;
import io.redoubt.api.wire.Answer;
import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Reply;
import io.redoubt.api.wire.Scope;
import io.redoubt.event.Severity;
import io.redoubt.event.port.Outbox;
import io.redoubt.event.port.Outbox.Notice;
import io.redoubt.event.port.Outbox.State;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/// `/api/v1/notifications`: what was told to whom about alerts, what was given up, and sending that
/// again.
public final class NotificationsApi {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String PATH = "/api/v1/notifications";
  private static final int AT_ONCE = 1000;

  private final Outbox outbox;
  private final Acts acts;
  private final InstantSource clock;

  /// Over this outbox; who sends again goes on record.
  ///
  /// @param clock says when something is due
  public NotificationsApi(Outbox outbox, Acts acts, InstantSource clock) {
    this.outbox = outbox;
    this.acts = acts;
    this.clock = clock;
  }

  /// Its operations.
  public List<Operation> operations() {
    return List.of(
        Operation.get("listNotifications", PATH, Access.needs(Scope.READ), this::list),
        new Operation(
            "replayNotifications",
            "POST",
            PATH + "/replay",
            Access.needs(Scope.ADMIN),
            Operation.SMALL,
            this::replay));
  }

  private Answer list(Call call) {
    Parameters given = Parameters.ofQuery(call, Set.of("state", "channel", "limit"));
    String word = given.text("state", "dead");
    Optional<State> state = state(word);
    if (state.isEmpty()) {
      given.fail("state", "state is waiting, sent, dead or dropped.");
    }
    String channel = given.text("channel", "");
    int limit = given.number("limit", 50, 1, AT_ONCE);
    return given.wrong().orElseGet(() -> page(state.orElse(State.DEAD), channel, limit));
  }

  private static Optional<State> state(String word) {
    for (State state : State.values()) {
      if (name(state).equals(word)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private Reply page(State state, String channel, int limit) {
    Map<String, Map<String, Long>> counts = new TreeMap<>();
    outbox
        .counts()
        .forEach(
            (by, states) -> {
              Map<String, Long> named = new TreeMap<>();
              for (State one : State.values()) {
                named.put(name(one), states.getOrDefault(one, 0L));
              }
              counts.put(by, named);
            });
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put(
        "notifications",
        outbox.list(state, channel, limit).stream().map(NotificationsApi::shown).toList());
    answer.put("counts", counts);
    return Reply.json(200, JSON.writeValueAsBytes(answer));
  }

  private static Map<String, Object> shown(Notice notice) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", notice.id());
    shown.put("channel", notice.channel());
    shown.put("alert_id", notice.alert());
    shown.put("action", name(notice.action()));
    shown.put("severity", severity(notice.severity()));
    shown.put("state", name(notice.state()));
    shown.put("attempts", notice.attempts());
    shown.put("due", Instant.ofEpochMilli(notice.due()).toString());
    shown.put("created", Instant.ofEpochMilli(notice.created()).toString());
    shown.put("updated", Instant.ofEpochMilli(notice.updated()).toString());
    shown.put("reason", notice.reason());
    return shown;
  }

  private static String severity(int place) {
    Severity[] all = Severity.values();
    return name(all[Math.clamp(place, 0, all.length - 1)]);
  }

  private Answer replay(Call call) {
    Parameters given = Parameters.ofBody(call, Set.of("ids", "all"));
    List<String> ids = given.whole("ids");
    boolean all = given.flag("all", false);
    if (all != ids.isEmpty() || ids.size() > AT_ONCE) {
      given.fail("ids", "Name ids, " + AT_ONCE + " at most, or say all: true.");
    }
    return given
        .wrong()
        .orElseGet(
            () -> {
              String which = all ? "all" : Integer.toString(ids.size());
              acts.record(call.actor(), "notifications_replay", Map.of("notices", which));
              int replayed = outbox.replay(ids, clock.millis());
              return Reply.json(202, JSON.writeValueAsBytes(Map.of("replayed", replayed)));
            });
  }
}
