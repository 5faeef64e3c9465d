package io.redoubt.api.admin;

import io.redoubt.api.v1.Parameters;
import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Acts;
import io.redoubt.api.wire.Answer;
import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Problem;
import io.redoubt.api.wire.Reply;
import io.redoubt.api.wire.Scope;
import io.redoubt.llm.roster.Models;
import io.redoubt.llm.roster.Pin;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// `/api/v1/models`: which models there are, what one of them can do, and which one alone may be
/// asked.
public final class ModelsApi {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String PATH = "/api/v1/models";
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final Duration USUAL = Duration.ofMinutes(2);
  private static final Pattern LENGTH = Pattern.compile("([0-9]{1,6})(ms|s|m)");
  private static final int DIGEST = 200;

  private final Models models;
  private final Acts acts;

  /// Over these models; what is done goes on record first.
  public ModelsApi(Models models, Acts acts) {
    this.models = models;
    this.acts = acts;
  }

  /// Its operations.
  public List<Operation> operations() {
    Access admin = Access.needs(Scope.ADMIN);
    return List.of(
        Operation.get("listModels", PATH, Access.needs(Scope.READ), _ -> list()),
        new Operation("unpinModel", "DELETE", PATH + "/pin", admin, 0, this::unpin),
        new Operation("pinModel", "PUT", PATH + "/{id}/pin", admin, Operation.SMALL, this::pin),
        new Operation(
            "probeModel", "POST", PATH + "/{id}/probe", admin, Operation.SMALL, this::probe));
  }

  private Reply list() {
    return shown(ModelJson.of(models.roster()));
  }

  private static Reply shown(Map<String, Object> what) {
    return Reply.json(200, JSON.writeValueAsBytes(what));
  }

  private Answer probe(Call call) {
    Parameters given = Parameters.ofBodyOrNone(call, Set.of("within"));
    String text = given.text("within", "");
    Optional<Duration> within = text.isEmpty() ? Optional.of(USUAL) : length(text);
    if (within.isEmpty()) {
      given.fail("within", "within is a length such as 500ms, 30s or 2m, 10m at most.");
    }
    return given.wrong().<Answer>map(reply -> reply).orElseGet(() -> probed(call, within.get()));
  }

  private static Optional<Duration> length(String text) {
    Matcher length = LENGTH.matcher(text);
    if (!length.matches()) {
      return Optional.empty();
    }
    long count = Long.parseLong(length.group(1));
    Duration within =
        switch (length.group(2)) {
          case "ms" -> Duration.ofMillis(count);
          case "s" -> Duration.ofSeconds(count);
          default -> Duration.ofMinutes(count);
        };
    return within.isPositive() && within.compareTo(LONGEST) <= 0
        ? Optional.of(within)
        : Optional.empty();
  }

  private Answer probed(Call call, Duration within) {
    String id = call.part("id");
    Optional<Pin> named = models.pinnable(id, "", call.actor());
    if (named.isEmpty()) {
      return unknown();
    }
    acts.record(
        call.actor(),
        "model_probe",
        Map.of("model", named.get().shown(), "within", within.toString()));
    return switch (models.probe(id, within)) {
      case Models.Probed.Asked(var kept, var stored) -> shown(ModelJson.of(kept, stored));
      case Models.Probed.Unknown() -> unknown();
      case Models.Probed.Busy() ->
          Problem.of(409, "probe_running", "A model is being probed; ask again when it is done.");
    };
  }

  private Answer pin(Call call) {
    Parameters given = Parameters.ofBodyOrNone(call, Set.of("digest"));
    String digest = given.text("digest", "");
    if (digest.length() > DIGEST || !digest.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      given.fail("digest", "digest is the hash of the model, as its server states it.");
    }
    Optional<Reply> wrong = given.wrong();
    if (wrong.isPresent()) {
      return wrong.get();
    }
    Optional<Pin> pin = models.pinnable(call.part("id"), digest, call.actor());
    if (pin.isEmpty()) {
      return unknown();
    }
    if (!models.pins()) {
      return Problem.of(
          409, "engine_decides", "The engine decides which model is asked: pin there.");
    }
    acts.record(
        call.actor(),
        "model_pin",
        Map.of("model", pin.get().model(), "digest", pin.get().digest()));
    return changed(
        () -> {
          models.pin(pin.get());
          return shown(ModelJson.of(pin.get()));
        });
  }

  private Answer unpin(Call call) {
    Optional<Pin> pin = models.pinned();
    if (pin.isEmpty()) {
      return Problem.of(404, "nothing_pinned", "No model is pinned.");
    }
    acts.record(call.actor(), "model_unpin", Map.of("model", pin.get().shown()));
    return changed(
        () -> {
          models.unpin();
          return Reply.empty(204);
        });
  }

  /* A full disk passes; what was pinned before stands. */
  private static Reply changed(Supplier<Reply> change) {
    try {
      return change.get();
    } catch (UncheckedIOException full) {
      return Problem.of(503, "store", "The pin cannot be written; nothing was changed.")
          .with("Retry-After", "5");
    }
  }

  private static Reply unknown() {
    return Problem.of(
        404, "model_unknown", "No model of the servers that answer has this id or name.");
  }
}
