package io.redoubt.redact;

import io.redoubt.redact.scan.Find;
import io.redoubt.redact.scan.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One alert, incident or entity on its way to a model: what may leave of it, under stand-ins that
/// mean the same thing throughout the case. Not thread-safe.
///
/// [#learn] the names that the structured fields hold first, so that they are found in free text
/// too.
public final class RedactionCase {
  /// The most characters that are cleaned in one go; more is refused.
  public static final int MOST = 256 << 10;

  /// What looks like a stand-in: `USER_1`, `IP_EXT_3_N1`.
  private static final Pattern ADDRESS =
      Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]+");
  private static final Pattern STAND_IN =
      Pattern.compile(
          "(?<![A-Za-z0-9_])(?:IP|NET|MAC|EMAIL|USER|ADMIN|SERVICE|MACHINE|HOST|DOMAIN|SID|CLOUD|IBAN|CARD|PHONE|PLACE|HASH|ID|TEXT)(?:_(?:INT|EXT|LOOP|ANY))?_\\d{1,9}(?:_N\\d{1,9})?(?![A-Za-z0-9_])");

  private final String caseId;
  private final Tier tier;
  private final RedactionPolicy policy;
  private final Redactor redactor;
  private final Pseudonyms pseudonyms = new Pseudonyms();
  private final Map<String, Kind> known =
      new TreeMap<>(Comparator.comparing(String::length).reversed().thenComparing(s -> s));
  private final Map<String, Long> counts = new TreeMap<>();

  RedactionCase(String caseId, Tier tier, RedactionPolicy policy, Redactor redactor) {
    this.caseId = caseId;
    this.tier = tier;
    this.policy = policy;
    this.redactor = redactor;
  }

  /// How much may leave.
  public Tier tier() {
    return tier;
  }

  /// Makes a value of a structured field known, so that it is found in free text. Values that name
  /// nobody, or are too short to be told from words, are not learned.
  public void learn(String field, String value) {
    if (tier == Tier.RAW || value.length() < 2 || value.length() > 256) {
      return;
    }
    kind(field, value)
        .filter(_ -> policy.of(field, tier) != Handling.ALLOWED && telling(value))
        .ifPresent(kind -> known.putIfAbsent(value, kind));
  }

  /* A host field may hold an address. */
  private Optional<Kind> kind(String field, String value) {
    return policy
        .kind(field)
        .map(kind -> kind == Kind.HOST && ADDRESS.matcher(value).matches() ? Kind.IP : kind);
  }

  private static boolean telling(String value) {
    return value.chars().anyMatch(Character::isLetterOrDigit)
        && !value.chars().allMatch(Character::isDigit)
        && !STAND_IN.matcher(value).matches();
  }

  /// What may leave of the value of a field.
  public Redaction value(String field, String value) {
    return switch (policy.of(field, tier)) {
      case ALLOWED -> text(value);
      case DROPPED -> new Redaction.Done(new Redacted("[" + shown(field) + "]", tier));
      case PSEUDONYMISED -> {
        Kind kind = kind(field, value).orElse(Kind.TEXT);
        yield new Redaction.Done(new Redacted(stand(kind, "", value), tier));
      }
    };
  }

  private static String shown(String field) {
    return field.matches("[a-z0-9._@-]{1,60}") ? field : "field";
  }

  /// What may leave of a text: secrets become `[secret kind]`, identifiers stand-ins.
  public Redaction text(String text) {
    if (tier == Tier.RAW) {
      return new Redaction.Done(new Redacted(text, tier));
    }
    if (text.length() > MOST) {
      return new Redaction.Refused("a text of " + text.length() + " characters is too long");
    }
    String safe = withoutForgeries(text);
    List<Find> finds = new ArrayList<>(redactor.scan().find(safe));
    return new Redaction.Done(new Redacted(replaced(safe, Known.merge(safe, known, finds)), tier));
  }

  /* A stand-in that a log brings along is no stand-in. */
  private static String withoutForgeries(String text) {
    Matcher matcher = STAND_IN.matcher(text);
    return matcher.find()
        ? matcher.replaceAll(m -> m.group().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
        : text;
  }

  private String replaced(String text, List<Find> finds) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    for (Find find : finds) {
      out.append(text, at, find.from()).append(stand(find.kind(), find.name(), find.value()));
      at = find.to();
    }
    return out.append(text, at, text.length()).toString();
  }

  private String stand(Kind kind, String name, String value) {
    String counted = kind == Kind.SECRET ? "secret " + name : kind.stem();
    counts.merge(counted, 1L, Long::sum);
    return kind == Kind.SECRET ? "[secret " + name + "]" : pseudonyms.token(kind, value);
  }

  /// How often each kind was taken out so far.
  public Map<String, Long> counts() {
    return Map.copyOf(counts);
  }

  /// The stand-ins of this case and what they mean, for the holder.
  public RedactionMap map() {
    Map<String, String> values = pseudonyms.map();
    String id = redactor.keyed(caseId + '\0' + values).substring(0, 24);
    return new RedactionMap(id, tier, pseudonyms.map());
  }

  /// A validated text with the stand-ins of this case turned back. What looks like a stand-in and
  /// was never given out stays as it is; [#forged] tells.
  public String restore(String validated) {
    Map<String, String> values = pseudonyms.map();
    return STAND_IN
        .matcher(validated)
        .replaceAll(
            (MatchResult m) -> Matcher.quoteReplacement(values.getOrDefault(m.group(), m.group())));
  }

  /// The stand-ins in a text that were never given out in this case.
  public List<String> forged(String text) {
    return STAND_IN
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(token -> !pseudonyms.issued(token))
        .distinct()
        .toList();
  }

  @Override
  public String toString() {
    return "RedactionCase[tier " + tier.level() + "]";
  }
}
