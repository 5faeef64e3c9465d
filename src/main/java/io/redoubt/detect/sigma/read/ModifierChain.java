package io.redoubt.detect.sigma.read;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.redoubt.detect.sigma.rule.DatePart;
import io.redoubt.detect.sigma.rule.Expression;
import io.redoubt.detect.sigma.rule.FieldRef;
import io.redoubt.detect.sigma.rule.Folding;
import io.redoubt.detect.sigma.rule.Glob;
import io.redoubt.detect.sigma.rule.Network;
import io.redoubt.detect.sigma.rule.Numbers;
import io.redoubt.detect.sigma.rule.SigmaText;
import io.redoubt.detect.sigma.rule.ValueTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// The modifiers behind one field name, and what they make of the values there.
final class ModifierChain {
  private static final Set<Modifier> TYPES =
      EnumSet.of(
          Modifier.RE,
          Modifier.CIDR,
          Modifier.EXISTS,
          Modifier.FIELDREF,
          Modifier.LT,
          Modifier.LTE,
          Modifier.GT,
          Modifier.GTE);
  private static final Set<Modifier> ENCODINGS =
      EnumSet.of(
          Modifier.BASE64,
          Modifier.BASE64OFFSET,
          Modifier.UTF16,
          Modifier.UTF16LE,
          Modifier.UTF16BE,
          Modifier.WIDE);
  private static final Set<Modifier> UTF16 =
      EnumSet.of(Modifier.UTF16, Modifier.UTF16LE, Modifier.UTF16BE, Modifier.WIDE);
  private static final Set<Modifier> FLAGS = EnumSet.of(Modifier.I, Modifier.M, Modifier.S);
  private static final Set<Modifier> ANCHORS =
      EnumSet.of(Modifier.CONTAINS, Modifier.STARTSWITH, Modifier.ENDSWITH);

  private final Node key;
  private final List<Modifier> chain = new ArrayList<>();
  private final Set<Modifier> set = EnumSet.noneOf(Modifier.class);
  private final FieldScope fields;
  private final Optional<DatePart> date;

  /// Makes references to fields of the rule at hand.
  interface FieldScope {
    /// The field of this name.
    FieldRef field(String name);

    /// What placeholders stand for.
    default Placeholders placeholders() {
      return Placeholders.NONE;
    }

    /// The same fields with these placeholders.
    default FieldScope with(Placeholders known) {
      FieldScope plain = this;
      return new FieldScope() {
        @Override
        public FieldRef field(String name) {
          return plain.field(name);
        }

        @Override
        public Placeholders placeholders() {
          return known;
        }
      };
    }
  }

  /// Reads `contains|all` and the like.
  ModifierChain(Node key, List<String> names, FieldScope fields) {
    this.key = key;
    this.fields = fields;
    for (String name : names) {
      Modifier modifier =
          Modifier.find(name)
              .orElseThrow(
                  () ->
                      new InvalidRule(
                          key, "modifier \"" + name + "\" is not known; correct or remove it"));
      chain.add(modifier);
      set.add(modifier);
    }
    date = set.stream().flatMap(ModifierChain::part).findFirst();
    check();
  }

  /// Whether every value must match.
  boolean all() {
    return set.contains(Modifier.ALL);
  }

  /// Whether the values must not match.
  boolean negated() {
    return set.contains(Modifier.NEQ);
  }

  /// The same for keywords, which are looked for anywhere in a text.
  ModifierChain forKeywords() {
    List<String> names = new ArrayList<>(ids(chain));
    boolean open = set.stream().noneMatch(m -> ANCHORS.contains(m) || TYPES.contains(m));
    if (open) {
      names.add(Modifier.CONTAINS.id());
    }
    return new ModifierChain(key, names, fields);
  }

  /// The tests that one value of the rule stands for; some of them must pass.
  List<ValueTest> tests(Node value) {
    if (value instanceof ScalarNode scalar) {
      List<ValueTest> tests = expanded(scalar);
      return date.map(part -> dated(part, tests)).orElse(tests);
    }
    throw new InvalidRule(value, "a value must be plain text or a number, not a list or map");
  }

  private static Stream<DatePart> part(Modifier modifier) {
    return Stream.of(DatePart.values()).filter(part -> part.name().equals(modifier.name()));
  }

  private static List<ValueTest> dated(DatePart part, List<ValueTest> tests) {
    return tests.stream().<ValueTest>map(test -> new ValueTest.OfDate(part, test)).toList();
  }

  private List<ValueTest> expanded(ScalarNode value) {
    if (!set.contains(Modifier.EXPAND) || YamlMap.isNull(value)) {
      return plainTests(value);
    }
    Placeholders known = fields.placeholders();
    List<String> unknown = known.unknown(value.getValue());
    if (!unknown.isEmpty()) {
      throw new InvalidRule(
          value,
          "no values are known for the placeholder %"
              + unknown.getFirst()
              + "%; give them in the configuration as rules.placeholders."
              + unknown.getFirst());
    }
    List<String> texts = known.expand(value.getValue());
    if (texts.isEmpty()) {
      throw new InvalidRule(
          value, "the placeholders stand for more than " + Placeholders.MOST + " values together");
    }
    return texts.stream().flatMap(text -> plainTests(YamlMap.like(value, text)).stream()).toList();
  }

  private List<ValueTest> plainTests(ScalarNode value) {
    if (set.contains(Modifier.EXISTS)) {
      return List.of(new ValueTest.Exists(truth(value)));
    }
    if (YamlMap.isNull(value)) {
      if (!chain.isEmpty()) {
        throw new InvalidRule(value, "null cannot be modified; remove the modifiers");
      }
      return List.of(new ValueTest.Absent());
    }
    String text = value.getValue();
    for (Modifier modifier : chain) {
      switch (modifier) {
        case LT, LTE, GT, GTE -> {
          return List.of(compared(modifier, value));
        }
        case CIDR -> {
          return List.of(network(value));
        }
        case RE -> {
          return List.of(regex(value));
        }
        case FIELDREF -> {
          return List.of(sameAs(text));
        }
        default -> {}
      }
    }
    return texts(value);
  }

  private List<ValueTest> texts(ScalarNode value) {
    List<SigmaText> texts = List.of(SigmaText.parse(value.getValue()));
    for (Modifier modifier : chain) {
      List<SigmaText> changed = new ArrayList<>();
      for (SigmaText text : texts) {
        changed.addAll(apply(modifier, text, value));
      }
      texts = changed;
    }
    boolean cased = set.contains(Modifier.CASED);
    boolean dashes = set.contains(Modifier.WINDASH);
    List<ValueTest> tests = new ArrayList<>();
    for (SigmaText text : texts) {
      SigmaText folded = cased ? text : text.map(Folding::fold);
      SigmaText plain = dashes ? folded.map(Folding::dashes) : folded;
      tests.add(new ValueTest.Text(Glob.of(plain), cased, dashes));
    }
    return tests;
  }

  private List<SigmaText> apply(Modifier modifier, SigmaText text, Node at) {
    return switch (modifier) {
      case CONTAINS -> List.of(text.opened(true, true));
      case STARTSWITH -> List.of(text.opened(false, true));
      case ENDSWITH -> List.of(text.opened(true, false));
      case WIDE, UTF16LE -> List.of(text.map(t -> Encodings.bytes(t, StandardCharsets.UTF_16LE)));
      case UTF16BE -> List.of(text.map(t -> Encodings.bytes(t, StandardCharsets.UTF_16BE)));
      case UTF16 ->
          List.of(
              SigmaText.literal(
                  "\u00FF\u00FE" + Encodings.bytes(plain(text, at), StandardCharsets.UTF_16LE)));
      case BASE64 -> List.of(SigmaText.literal(Encodings.base64(bytes(text, at))));
      case BASE64OFFSET ->
          Encodings.base64AtOffsets(bytes(text, at)).stream().map(SigmaText::literal).toList();
      default -> List.of(text);
    };
  }

  private String bytes(SigmaText text, Node at) {
    String plain = plain(text, at);
    boolean bytesAlready = set.stream().anyMatch(UTF16::contains);
    return bytesAlready ? plain : Encodings.bytes(plain, StandardCharsets.UTF_8);
  }

  private static String plain(SigmaText text, Node at) {
    if (!text.plain()) {
      throw new InvalidRule(at, "wildcards cannot be encoded; write the value without them");
    }
    return text.text();
  }

  private ValueTest regex(ScalarNode value) {
    int flags = set.contains(Modifier.I) ? Pattern.CASE_INSENSITIVE : 0;
    flags |= set.contains(Modifier.M) ? Pattern.MULTILINE : 0;
    flags |= set.contains(Modifier.S) ? Pattern.DOTALL : 0;
    try {
      return ValueTest.Regex.of(Expression.of(value.getValue(), flags));
    } catch (PatternSyntaxException unsupported) {
      throw new InvalidRule(
          value,
          "the regular expression is not in Sigma's flavour ("
              + unsupported.getDescription()
              + "); lookarounds and back references are not supported");
    }
  }

  private ValueTest compared(Modifier modifier, ScalarNode value) {
    OptionalDouble bound = Numbers.parse(value.getValue());
    if (bound.isEmpty()) {
      throw new InvalidRule(value, "\"" + modifier.id() + "\" needs a number here");
    }
    return new ValueTest.Compared(
        ValueTest.Comparison.valueOf(modifier.name()), bound.getAsDouble());
  }

  private static ValueTest network(ScalarNode value) {
    return Network.parse(value.getValue())
        .<ValueTest>map(ValueTest.InNetwork::new)
        .orElseThrow(
            () -> new InvalidRule(value, "\"cidr\" needs a network such as 10.0.0.0/8 here"));
  }

  private ValueTest sameAs(String name) {
    boolean contains = set.contains(Modifier.CONTAINS);
    return new ValueTest.SameAs(
        fields.field(name),
        contains || set.contains(Modifier.ENDSWITH),
        contains || set.contains(Modifier.STARTSWITH),
        set.contains(Modifier.CASED));
  }

  private static boolean truth(ScalarNode value) {
    if (!value.getTag().equals(Tag.BOOL)) {
      throw new InvalidRule(value, "\"exists\" needs true or false here");
    }
    return Boolean.parseBoolean(value.getValue());
  }

  private void check() {
    List<Modifier> types = chain.stream().filter(TYPES::contains).toList();
    if (types.size() > 1) {
      throw new InvalidRule(key, "modifiers " + ids(types) + " exclude each other; keep one");
    }
    boolean regex = set.contains(Modifier.RE);
    if (!regex && set.stream().anyMatch(FLAGS::contains)) {
      throw new InvalidRule(key, "modifiers i, m and s only follow \"re\"");
    }
    boolean field = set.contains(Modifier.FIELDREF);
    boolean anchored = set.stream().anyMatch(ANCHORS::contains);
    boolean encoded = set.stream().anyMatch(ENCODINGS::contains);
    if (!types.isEmpty() && (encoded || (anchored && !field))) {
      throw new InvalidRule(
          key,
          "modifiers " + ids(chain) + " do not go together; keep \"" + types.getFirst().id() + '"');
    }
  }

  private static List<String> ids(List<Modifier> modifiers) {
    return modifiers.stream().map(Modifier::id).toList();
  }
}
