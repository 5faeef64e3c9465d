package io.redoubt.api.jobs;

import io.redoubt.event.port.Jobs.Job;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A job as it is kept and as clients get it.
///
/// @param id its own
/// @param state `queued`, `running`, `done`, `failed`, `cancelled`
/// @param owner who wanted it
/// @param created milliseconds since 1970 UTC
/// @param updated milliseconds since 1970 UTC
/// @param told the rest
public record JobState(
    String id, String state, String owner, long created, long updated, Told told) {
  /// The type of all jobs so far.
  public static final String TYPE = "analysis";

  private static final JsonMapper JSON = JsonMapper.shared();

  /// What is told of a job.
  ///
  /// @param input what it reads: `upload`, `events` or `query`
  /// @param bytes of it
  /// @param label of who wanted it; may be empty
  /// @param events read so far
  /// @param alerts found; -1: not known yet
  /// @param reason why it failed; empty when it did not
  /// @param starts how often it was begun
  /// @param hook who is told when it has ended
  record Told(
      String input,
      long bytes,
      String label,
      long events,
      long alerts,
      String reason,
      int starts,
      Hook hook) {
    /// Not begun.
    static Told fresh(String input, long bytes, String label, Hook hook) {
      return new Told(input, bytes, label, 0, -1, "", 0, hook);
    }

    /// Begun so often.
    Told begun(int times) {
      return new Told(input, bytes, label, 0, -1, "", times, hook);
    }

    /// So far.
    Told read(long count) {
      return new Told(input, bytes, label, count, -1, "", starts, hook);
    }

    /// At its end.
    Told found(long count, long many) {
      return new Told(input, bytes, label, count, many, "", starts, hook);
    }

    /// For this reason not.
    Told failed(String why) {
      return new Told(input, bytes, label, events, -1, why, starts, hook);
    }

    /// With what came of telling.
    Told hooked(Hook after) {
      return new Told(input, bytes, label, events, alerts, reason, starts, after);
    }
  }

  /// Of what is kept.
  public static JobState of(Job job) {
    JsonNode json = read(job.json());
    Told told =
        new Told(
            json.path("input").asString("upload"),
            json.path("bytes").asLong(0),
            json.path("label").asString(""),
            json.path("events").asLong(0),
            json.path("alerts").asLong(-1),
            json.path("reason").asString(""),
            json.path("starts").asInt(0),
            hook(json.path("hook")));
    return new JobState(job.id(), job.state(), job.owner(), job.created(), job.updated(), told);
  }

  private static Hook hook(JsonNode json) {
    return new Hook(
        json.path("url").asString(""),
        json.path("state").asString(""),
        json.path("attempts").asInt(0),
        json.path("reason").asString(""));
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JacksonException notOurs) {
      return JSON.createObjectNode();
    }
  }

  /// To be kept.
  Job kept() {
    return new Job(id, TYPE, state, owner, created, updated, JSON.writeValueAsString(told));
  }

  /// The same in another state.
  JobState with(String next, long now, Told more) {
    return new JobState(id, next, owner, created, now, more);
  }

  /// Whether nothing more happens to it.
  public boolean ended() {
    return kept().ended();
  }

  /// As clients get it, without the result.
  public Map<String, Object> shown() {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", id);
    shown.put("type", TYPE);
    shown.put("state", state);
    shown.put("owner", owner);
    shown.put("label", told.label());
    shown.put("created", moment(created));
    shown.put("updated", moment(updated));
    shown.put("input", told.input());
    shown.put("bytes", told.bytes());
    shown.put("events", told.events());
    shown.put("alerts", orNull(told.alerts()));
    shown.put("starts", told.starts());
    shown.put("reason", told.reason().isEmpty() ? null : told.reason());
    shown.put("webhook", told.hook().shown());
    return shown;
  }

  private static @Nullable Long orNull(long count) {
    return count < 0 ? null : count;
  }

  private static String moment(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
