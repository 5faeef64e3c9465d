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
import io.redoubt.detect.book.ListedRule;
import io.redoubt.detect.book.RuleBook;
import io.redoubt.detect.book.Uploaded;
import io.redoubt.detect.sigma.RuleLoader;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseQuery;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/// `/api/v1/rules`: which there are, uploading, turning on and off. What is changed is in force at
/// once; correlations that stay as they are go on counting.
public final class RulesApi {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String PATH = "/api/v1/rules";
  private static final Set<String> STATES = Set.of("active", "unseen", "disabled");

  private final RuleParts parts;
  private final Acts acts;

  /// Over these rules; what is changed goes on record first.
  public RulesApi(RuleParts parts, Acts acts) {
    this.parts = parts;
    this.acts = acts;
  }

  /// Its operations.
  public List<Operation> operations() {
    Access read = Access.needs(Scope.READ);
    Access admin = Access.needs(Scope.ADMIN);
    int small = Operation.SMALL;
    return List.of(
        Operation.get("listRules", PATH, read, this::list),
        new Operation("uploadRule", "POST", PATH, admin, small, this::upload),
        new Operation("reloadRules", "POST", PATH + "/reload", admin, 0, this::reload),
        Operation.get("getRule", PATH + "/{id}", read, this::get),
        new Operation("removeRule", "DELETE", PATH + "/{id}", admin, 0, this::remove),
        new Operation("enableRule", "PUT", PATH + "/{id}/enabled", admin, small, this::enable));
  }

  private Answer list(Call call) {
    Parameters given =
        Parameters.ofQuery(
            call, Set.of("text", "level", "state", "origin", "kind", "cursor", "limit"));
    List<String> states = given.texts("state");
    if (!STATES.containsAll(states)) {
      given.fail("state", "state is active, unseen or disabled.");
    }
    List<String> levels = given.texts("level");
    List<String> origins = given.texts("origin");
    List<String> kinds = given.texts("kind");
    String text = given.text("text", "").toLowerCase(Locale.ROOT);
    int from = given.number("cursor", 0, 0, 999_999_999);
    int limit = given.number("limit", 50, 1, 1000);
    Optional<Reply> wrong = given.wrong();
    if (wrong.isPresent()) {
      return wrong.get();
    }
    Set<String> seen = parts.book().detector().applicable();
    List<ListedRule> fit = new ArrayList<>();
    for (ListedRule rule : parts.book().rules()) {
      RuleInfo info = rule.info();
      if (any(states, RuleJson.state(rule, seen.contains(info.id())))
          && any(levels, info.level().id())
          && any(origins, rule.origin().name().toLowerCase(Locale.ROOT))
          && any(kinds, info.kind().name().toLowerCase(Locale.ROOT))
          && says(info, text)) {
        fit.add(rule);
      }
    }
    return page(fit, from, limit, seen);
  }

  private static boolean any(List<String> wanted, String is) {
    return wanted.isEmpty() || wanted.contains(is);
  }

  private static boolean says(RuleInfo info, String text) {
    return text.isEmpty()
        || (info.id() + ' ' + info.title() + ' ' + info.path() + ' ' + info.techniques())
            .toLowerCase(Locale.ROOT)
            .contains(text);
  }

  private Reply page(List<ListedRule> fit, int from, int limit, Set<String> seen) {
    int first = Math.min(from, fit.size());
    int end = Math.min(first + limit, fit.size());
    List<Map<String, Object>> shown = new ArrayList<>();
    fit.subList(first, end).forEach(rule -> shown.add(shown(rule, seen)));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("rules", shown);
    answer.put("total", fit.size());
    answer.put("cursor", end < fit.size() ? Integer.toString(end) : null);
    answer.put("rejected", parts.book().rejected());
    return Reply.json(200, JSON.writeValueAsBytes(answer));
  }

  private Map<String, Object> shown(ListedRule rule, Set<String> seen) {
    String id = rule.info().id();
    return RuleJson.of(rule, seen.contains(id), parts.tally().of(id), alerts(id));
  }

  private long alerts(String rule) {
    return parts
        .cases()
        .list(
            new CaseQuery(
                CaseFile.Kind.ALERT,
                List.of(),
                List.of(),
                "",
                "",
                0,
                Long.MAX_VALUE,
                Map.of("rule", rule),
                "",
                CaseQuery.Order.UPDATED,
                0,
                1))
        .total();
  }

  private Answer get(Call call) {
    return parts.book().find(call.part("id")).map(this::whole).orElseGet(RulesApi::unknown);
  }

  private Reply whole(ListedRule rule) {
    Map<String, Object> shown = shown(rule, parts.book().detector().applicable());
    shown.put("yaml", parts.book().text(rule).orElse(null));
    return Reply.json(200, JSON.writeValueAsBytes(shown));
  }

  /// The answer where there is no rule.
  static Reply unknown() {
    return Problem.of(404, "rule_unknown", "There is no rule of this id.");
  }

  private Answer upload(Call call) {
    String yaml;
    try {
      yaml = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(call.body())).toString();
    } catch (CharacterCodingException notText) {
      return Problem.of(400, "body", "The body is no UTF-8 text.");
    }
    for (String id : RuleLoader.ids(yaml)) {
      Optional<ListedRule> there = parts.book().find(id);
      if (there.isPresent() && there.get().origin() != ListedRule.Origin.USER) {
        return exists(id, there.get().info().path());
      }
    }
    RuleBook.Trial trial = parts.book().trial(yaml);
    if (!trial.problems().isEmpty()) {
      return wrong(trial.problems());
    }
    acts.record(call.actor(), "rule_upload", Map.of("rules", String.join(" ", trial.ids())));
    try {
      return switch (parts.book().upload(yaml)) {
        case Uploaded.Accepted(var rules, boolean replaced) -> taken(rules, replaced);
        case Uploaded.Rejected(var problems) -> wrong(problems);
        case Uploaded.Exists(String id, String path) -> exists(id, path);
      };
    } catch (UncheckedIOException full) {
      return unwritten();
    }
  }

  private static Reply exists(String id, String path) {
    return Problem.of(
        409,
        "rule_exists",
        "The id " + id + " is that of " + path + ", which an upload cannot replace.");
  }

  private static Reply unwritten() {
    return Problem.of(503, "store", "What was to be changed cannot be written to the disk.")
        .with("Retry-After", "5");
  }

  private Reply taken(List<ListedRule> rules, boolean replaced) {
    Set<String> seen = parts.book().detector().applicable();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("rules", rules.stream().map(rule -> shown(rule, seen)).toList());
    answer.put("replaced", replaced);
    return Reply.json(replaced ? 200 : 201, JSON.writeValueAsBytes(answer));
  }

  /// The answer where rules are wrong.
  static Reply wrong(List<Uploaded.Wrong> problems) {
    Uploaded.Wrong first = problems.getFirst();
    String place = first.line() == 0 ? "" : " (" + first.line() + ":" + first.column() + ")";
    return Problem.of(
        422, "rule_invalid", first.reason() + place + ".", Map.of("errors", problems));
  }

  private Answer enable(Call call) {
    Parameters given = Parameters.ofBody(call, Set.of("enabled", "reason"));
    boolean enabled = given.flag("enabled", false);
    if (!given.has("enabled")) {
      given.fail("enabled", "enabled is true or false.");
    }
    String reason = given.text("reason", "");
    if (reason.length() > 300) {
      given.fail("reason", "reason is 300 characters at most.");
    }
    Optional<Reply> wrong = given.wrong();
    if (wrong.isPresent()) {
      return wrong.get();
    }
    String id = call.part("id");
    if (parts.book().find(id).isEmpty()) {
      return unknown();
    }
    String act = enabled ? "rule_enable" : "rule_disable";
    acts.record(call.actor(), act, Map.of("rule", id, "reason", reason));
    try {
      parts.book().enable(id, enabled);
      return get(call);
    } catch (UncheckedIOException full) {
      return unwritten();
    }
  }

  private Answer remove(Call call) {
    String id = call.part("id");
    Optional<ListedRule> rule = parts.book().find(id);
    if (rule.isEmpty()) {
      return unknown();
    }
    if (rule.get().origin() != ListedRule.Origin.USER) {
      return Problem.of(
          409, "rule_not_uploaded", "Only uploaded rules can be removed; turn this one off.");
    }
    acts.record(call.actor(), "rule_remove", Map.of("rule", id));
    try {
      parts.book().remove(id);
      return Reply.empty(204);
    } catch (UncheckedIOException full) {
      return unwritten();
    }
  }

  private Answer reload(Call call) {
    acts.record(call.actor(), "rules_reload", Map.of());
    try {
      parts.book().reload();
    } catch (UncheckedIOException unreadable) {
      return Problem.of(503, "store", "The rules cannot be read.").with("Retry-After", "5");
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("loaded", parts.book().rules().size());
    answer.put("rejected", parts.book().rejected());
    return Reply.json(200, JSON.writeValueAsBytes(answer));
  }
}
