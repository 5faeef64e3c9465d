package io.redoubt.api.admin;

import io.redoubt.api.v1.Parameters;
import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Answer;
import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Reply;
import io.redoubt.api.wire.Scope;
import io.redoubt.ingest.net.Tally;
import io.redoubt.pipeline.live.SourceTally;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// `/api/v1/sources`: who sends, how much, and since when not any more.
public final class SourcesApi {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int LONGEST = 100_000_000;

  private final SourceTally tally;
  private final Supplier<List<Tally>> listeners;
  private final InstantSource clock;

  /// @param tally who sent what
  /// @param listeners what the listeners of the network received
  /// @param clock says how long somebody has been silent
  public SourcesApi(SourceTally tally, Supplier<List<Tally>> listeners, InstantSource clock) {
    this.tally = tally;
    this.listeners = listeners;
    this.clock = clock;
  }

  /// Its operations.
  public List<Operation> operations() {
    return List.of(
        Operation.get("listSources", "/api/v1/sources", Access.needs(Scope.READ), this::list));
  }

  private Answer list(Call call) {
    Parameters given = Parameters.ofQuery(call, Set.of("kind", "silent"));
    List<String> kinds = given.texts("kind");
    int silent = given.number("silent", 0, 0, LONGEST);
    return given.wrong().orElseGet(() -> page(kinds, silent));
  }

  private Reply page(List<String> kinds, int silent) {
    long now = clock.millis();
    List<Map<String, Object>> sources =
        tally.sources().stream()
            .filter(source -> kinds.isEmpty() || kinds.contains(source.channel()))
            .filter(source -> seconds(source, now) >= silent)
            .map(source -> shown(source, now))
            .toList();
    List<Map<String, Object>> heard =
        listeners.get().stream()
            .filter(one -> kinds.isEmpty() || kinds.contains(one.endpoint().protocol().channel()))
            .map(SourcesApi::shown)
            .toList();
    return Reply.json(200, JSON.writeValueAsBytes(Map.of("sources", sources, "listeners", heard)));
  }

  private static long seconds(SourceTally.Source source, long now) {
    long since = source.last() == 0 ? source.first() : source.last();
    return Math.max(0, (now - since) / 1000);
  }

  private static Map<String, Object> shown(SourceTally.Source source, long now) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("kind", source.channel());
    shown.put("name", source.single() ? source.name() : null);
    shown.put("records", source.records());
    shown.put("bytes", source.bytes());
    shown.put("repeated", source.repeated());
    shown.put("unparsed", source.unparsed());
    shown.put("refused", source.refused());
    shown.put("first", Instant.ofEpochMilli(source.first()).toString());
    shown.put("last", moment(source.last()));
    shown.put("silent_seconds", seconds(source, now));
    return shown;
  }

  private static @Nullable String moment(long millis) {
    return millis == 0 ? null : Instant.ofEpochMilli(millis).toString();
  }

  private static Map<String, Object> shown(Tally one) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("kind", one.endpoint().protocol().channel());
    shown.put("name", one.endpoint().toString());
    shown.put("received", one.received());
    shown.put("accepted", one.accepted());
    shown.put("joined", one.joined());
    shown.put("refused", one.refused());
    shown.put("dropped", one.dropped());
    shown.put("kernel_dropped", one.kernelDropped());
    shown.put("bytes", one.bytes());
    shown.put("connections", one.connections());
    shown.put("turned_away", one.turnedAway());
    return shown;
  }
}
