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
import io.redoubt.event.port.LetterBox;
import io.redoubt.event.port.LetterBox.Letter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import tools.jackson.databind.json.JsonMapper;

/// `/api/v1/dead-letters`: what a fault of the program kept from being processed, and processing it
/// again.
public final class LettersApi {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String PATH = "/api/v1/dead-letters";
  private static final int AT_ONCE = 1000;

  private final LetterBox box;
  private final LongPredicate again;
  private final Acts acts;

  /// Over this box.
  ///
  /// @param again has the record of this number processed again; false: it is kept no longer
  public LettersApi(LetterBox box, LongPredicate again, Acts acts) {
    this.box = box;
    this.again = again;
    this.acts = acts;
  }

  /// Its operations.
  public List<Operation> operations() {
    Access admin = Access.needs(Scope.ADMIN);
    return List.of(
        Operation.get("listDeadLetters", PATH, Access.needs(Scope.READ), this::list),
        new Operation(
            "replayDeadLetters", "POST", PATH + "/replay", admin, Operation.SMALL, this::replay),
        new Operation("dropDeadLetter", "DELETE", PATH + "/{id}", admin, 0, this::drop));
  }

  private Answer list(Call call) {
    Parameters given = Parameters.ofQuery(call, Set.of("stage", "cursor", "limit"));
    String stage = given.text("stage", "");
    int before = given.number("cursor", 0, 0, 999_999_999);
    int limit = given.number("limit", 50, 1, 1000);
    return given.wrong().orElseGet(() -> page(box.list(stage, before, limit)));
  }

  private static Reply page(LetterBox.Page page) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("letters", page.letters().stream().map(LettersApi::shown).toList());
    answer.put("total", page.total());
    answer.put("cursor", page.next().isPresent() ? Long.toString(page.next().getAsLong()) : null);
    return Reply.json(200, JSON.writeValueAsBytes(answer));
  }

  private static Map<String, Object> shown(Letter letter) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", letter.id());
    shown.put("sequence", letter.sequence() < 0 ? null : letter.sequence());
    shown.put("stage", letter.stage());
    shown.put("reason", letter.reason());
    shown.put("first", Instant.ofEpochMilli(letter.first()).toString());
    shown.put("last", Instant.ofEpochMilli(letter.last()).toString());
    shown.put("times", letter.times());
    return shown;
  }

  /* What fails once more becomes a letter once more. */
  private Answer replay(Call call) {
    Parameters given = Parameters.ofBodyOrNone(call, Set.of("ids", "stage"));
    List<String> ids = given.numbers("ids");
    String stage = given.text("stage", "");
    if (ids.size() > AT_ONCE || !ids.stream().allMatch(id -> id.matches("[1-9][0-9]{0,17}"))) {
      given.fail("ids", "ids are those of letters, " + AT_ONCE + " at most.");
    }
    Optional<Reply> wrong = given.wrong();
    if (wrong.isPresent()) {
      return wrong.get();
    }
    List<Letter> wanted =
        ids.isEmpty()
            ? box.records(stage, AT_ONCE)
            : ids.stream().flatMap(id -> box.find(Long.parseLong(id)).stream()).toList();
    List<Letter> records = wanted.stream().filter(one -> one.sequence() >= 0).toList();
    acts.record(
        call.actor(), "dead_letters_replay", Map.of("letters", String.valueOf(records.size())));
    List<Long> done = new ArrayList<>();
    int gone = 0;
    for (Letter letter : records) {
      gone += again.test(letter.sequence()) ? 0 : 1;
      done.add(letter.id());
    }
    box.remove(done);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("replayed", records.size() - gone);
    answer.put("gone", gone);
    answer.put("skipped", wanted.size() - records.size());
    return Reply.json(202, JSON.writeValueAsBytes(answer));
  }

  private Answer drop(Call call) {
    String id = call.part("id");
    Optional<Letter> letter =
        id.matches("[0-9]{1,18}") ? box.find(Long.parseLong(id)) : Optional.empty();
    if (letter.isEmpty()) {
      return Problem.of(404, "letter_unknown", "There is no dead letter of this id.");
    }
    acts.record(call.actor(), "dead_letter_drop", Map.of("reason", letter.get().reason()));
    box.remove(List.of(letter.get().id()));
    return Reply.empty(204);
  }
}
