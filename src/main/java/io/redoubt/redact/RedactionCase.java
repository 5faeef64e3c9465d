package io.redoubt.redact;

import io.redoubt.redact.scan.Find;
import io.redoubt.redact.scan.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One alert, incident or entity on its way to a model: what may leave of it, under stand-ins that
/// mean the same thing throughout the case. Not thread-safe.
///
/// [#learn] the names that the structured fields hold first, so that they are found in free text
/// too.
public final class RedactionCase {
  /// The most characters that are cleaned in one go; more is refused.
  public static final int MOST = 256 << 10;

  private static final Pattern ADDRESS =
      Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]+");

  private static final int KINDS = Kind.values().length;

  private final String caseId;
  private final Tier tier;
  private final RedactionPolicy policy;
  private final Redactor redactor;
  private final Pseudonyms pseudonyms = new Pseudonyms();
  private final Known known = new Known();
  private final Withheld withheld = new Withheld();
  private final Set<String> allowed = new HashSet<>();
  private final Map<String, Long> dropped = new TreeMap<>();
  private final long[] counts = new long[KINDS];
  private @Nullable RedactionMap map;

  RedactionCase(String caseId, Tier tier, RedactionPolicy policy, Redactor redactor) {
    this.caseId = caseId;
    this.tier = tier;
    this.policy = policy;
    this.redactor = redactor;
    policy.droppedKinds().forEach(withheld::dropKind);
  }

  /// How much may leave.
  public Tier tier() {
    return tier;
  }

  /// Makes a value of a structured field known, so that it is found in free text. Values that name
  /// nobody, or are too short to be told from words, are not learned, unless the operator's own
  /// policy withholds the field; what it allows is not hidden because another field says it too.
  public void learn(String field, String value) {
    Optional<Handling> stated = policy.stated(field);
    if (stated.isPresent() && stated.get() != Handling.ALLOWED) {
      if (withholdable(value)) {
        boolean dropped = stated.get() == Handling.DROPPED;
        withheld.add(field, value, kind(field, value).orElse(Kind.TEXT), dropped);
      }
    } else if (stated.isPresent()) {
      allowed.add(value);
      known.remove(value);
    } else if (tier != Tier.RAW && value.length() >= 2 && value.length() <= 256) {
      name(field, value);
    }
  }

  private void name(String field, String value) {
    if (!known.has(value)) {
      kind(field, value)
          .filter(_ -> telling(value) && !allowed.contains(value))
          .ifPresent(kind -> known.add(value, kind));
    }
  }

  /// Forgets what was learned, but not the stand-ins: for a case that goes on and on.
  public void forget() {
    known.clear();
    allowed.clear();
    withheld.forget();
  }

  /* Without dot and colon none is. */
  private static boolean address(String value) {
    return (value.indexOf('.') > 0 || value.indexOf(':') >= 0) && ADDRESS.matcher(value).matches();
  }

  private static boolean withholdable(String value) {
    return value.length() >= (digits(value) ? 3 : 2) && named(value) && !StandIns.is(value);
  }

  /* A host field may hold an address. */
  private Optional<Kind> kind(String field, String value) {
    return policy.kind(field).map(kind -> kind == Kind.HOST && address(value) ? Kind.IP : kind);
  }

  private static boolean telling(String value) {
    return named(value) && !digits(value) && !StandIns.is(value);
  }

  private static boolean named(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isLetterOrDigit(value.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean digits(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (!Character.isDigit(value.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /// What may leave of the value of a field.
  public Redaction value(String field, String value) {
    return switch (policy.of(field, tier)) {
      case ALLOWED -> text(value);
      case DROPPED -> new Redaction.Done(new Redacted(gap(field), tier));
      case PSEUDONYMISED -> {
        Kind kind = kind(field, value).orElse(Kind.TEXT);
        String stand =
            withheld
                .dropping(value)
                .map(RedactionCase::gap)
                .orElseGet(() -> stand(kind, "", value));
        yield new Redaction.Done(new Redacted(stand, tier));
      }
    };
  }

  private static String gap(String field) {
    return "[" + (field.matches("[A-Za-z0-9._@-]{1,60}") ? field : "field") + "]";
  }

  /// What may leave of a text: secrets become `[secret kind]`, identifiers stand-ins.
  public Redaction text(String text) {
    return clean(text, false);
  }

  /// The same of words that come again in other cases, our own and those of rules: that nothing
  /// stands in them by its shape is remembered beyond the case, so never give it a value.
  public Redaction words(String words) {
    return clean(words, true);
  }

  private Redaction clean(String text, boolean own) {
    if (tier == Tier.RAW && withheld.isEmpty()) {
      return new Redaction.Done(new Redacted(text, tier));
    }
    if (text.length() > MOST) {
      return new Redaction.Refused("a text of " + text.length() + " characters is too long");
    }
    /* A stand-in that a log brings along is no stand-in. */
    String safe = StandIns.swapped(text, m -> m.toLowerCase(Locale.ROOT).replace('_', '-'));
    List<Find> finds = withheld.over(safe, known.merge(safe, shaped(safe, own)), known.names());
    String clean = finds.isEmpty() ? safe : replaced(safe, finds);
    return new Redaction.Done(new Redacted(clean, tier));
  }

  private List<Find> shaped(String text, boolean own) {
    if (tier == Tier.RAW) {
      return List.of();
    }
    return own ? redactor.scan().findAgain(text) : redactor.scan().find(text);
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
    if (kind == Kind.SECRET) {
      dropped.merge("secret " + name, 1L, Long::sum);
      return "[secret " + name + "]";
    }
    if (!name.isEmpty()) {
      dropped.merge("dropped " + name, 1L, Long::sum);
      return gap(name);
    }
    counts[kind.ordinal()]++;
    return pseudonyms.token(kind, value);
  }

  /// How often each kind was taken out so far.
  public Map<String, Long> counts() {
    Map<String, Long> all = new TreeMap<>(dropped);
    for (Kind kind : Kind.values()) {
      if (counts[kind.ordinal()] > 0) {
        all.put(kind.stem(), counts[kind.ordinal()]);
      }
    }
    return Map.copyOf(all);
  }

  /// The stand-ins of this case and what they mean, for the holder.
  public RedactionMap map() {
    RedactionMap made = map;
    if (made == null || made.values().size() != pseudonyms.size()) {
      SortedMap<String, String> values = pseudonyms.map();
      String id = redactor.keyed(caseId + '\0' + values).substring(0, 24);
      made = new RedactionMap(id, tier, values);
      map = made;
    }
    return made;
  }

  /// A validated text with the stand-ins of this case turned back. What looks like a stand-in and
  /// was never given out stays as it is; [#forged] tells.
  public String restore(String validated) {
    return StandIns.swapped(validated, pseudonyms::meaning);
  }

  /// The stand-ins in a text that were never given out in this case.
  public List<String> forged(String text) {
    return StandIns.in(text).stream().filter(token -> !pseudonyms.issued(token)).toList();
  }

  @Override
  public String toString() {
    return "RedactionCase[tier " + tier.level() + "]";
  }
}
