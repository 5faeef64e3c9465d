package io.redoubt.api.compat.engine;

import io.redoubt.api.compat.json.PythonText;
import io.redoubt.api.compat.json.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// What a model's object comes to: four values that hold, or the fallback with the first reason why
/// not. Numbers and texts are converted as Python converts them. Immutable.
///
/// @param classification one of [#CLASSES]
/// @param falsePositive from 0 to 1
/// @param risk from 0 to 100
/// @param reason never blank
/// @param fallback whether these are the values of last resort
public record Judgement(
    String classification, double falsePositive, int risk, String reason, boolean fallback) {
  /// The seven classes, sorted.
  public static final List<String> CLASSES =
      List.of(
          "benign",
          "command_and_control",
          "credential_access",
          "initial_access",
          "lateral_movement",
          "reconnaissance",
          "unknown");

  /// The reason of a fallback that has no other.
  public static final String NO_REASON =
      "Analysis failed or returned invalid data. Manual review required.";

  private static final int LONGEST_ECHO = 200;

  /// The values of last resort.
  public static Judgement fallback(String reason) {
    return new Judgement("unknown", 0.5, 50, reason, true);
  }

  /// Judges what a model said.
  public static Judgement of(Value.Members object) {
    Value said = object.get("attack_classification");
    if (said instanceof Value.Null) {
      return fallback("Model returned null attack_classification.");
    }
    String name = PythonText.strip(PythonText.str(said).toLowerCase(Locale.ROOT));
    if (!CLASSES.contains(name)) {
      return fallback(
          "Invalid attack_classification: '%s'. Must be one of: %s."
              .formatted(echo(said), String.join(", ", CLASSES)));
    }
    return likelihood(object, name);
  }

  private static Judgement likelihood(Value.Members object, String name) {
    Value said = object.get("false_positive_likelihood");
    return switch (Floated.of(said)) {
      case Floated.None _ -> fallback("Model returned null false_positive_likelihood.");
      case Floated.NoNumber _ ->
          fallback("false_positive_likelihood is not a number: '" + echo(said) + "'.");
      case Floated.TooLarge _ -> fallback(Floated.TOO_LARGE);
      case Floated.Real(var number) when !(number >= 0 && number <= 1) ->
          fallback(
              "false_positive_likelihood %s is out of range [0.0, 1.0]."
                  .formatted(PythonText.real(number)));
      case Floated.Real(var number) -> risk(object, name, number);
    };
  }

  private static Judgement risk(Value.Members object, String name, double likelihood) {
    Value said = object.get("risk_score");
    return switch (Floated.of(said)) {
      case Floated.None _ -> fallback("Model returned null risk_score.");
      case Floated.TooLarge _ -> fallback(Floated.TOO_LARGE);
      case Floated.Real(var number) when Double.isInfinite(number) ->
          fallback("Unexpected validation error: cannot convert float infinity to integer");
      case Floated.Real(var number) when !Double.isNaN(number) ->
          whole(object, name, likelihood, number);
      case Floated.Real _, Floated.NoNumber _ ->
          fallback("risk_score is not a number: '" + echo(said) + "'.");
    };
  }

  private static Judgement whole(
      Value.Members object, String name, double likelihood, double number) {
    BigInteger risk = new BigDecimal(number).toBigInteger();
    if (risk.signum() < 0 || risk.compareTo(BigInteger.valueOf(100)) > 0) {
      return fallback(
          "risk_score %s is out of range [0, 100].".formatted(clipped(risk.toString())));
    }
    Value said = object.get("reason");
    if (said instanceof Value.Null) {
      return fallback("Model returned null reason.");
    }
    String reason = PythonText.strip(PythonText.str(said));
    return reason.isEmpty()
        ? fallback("Model returned an empty reason string.")
        : new Judgement(name, likelihood, risk.intValue(), reason, false);
  }

  /* What the model said, bounded and in one line: it stands in a text that people read. */
  private static String echo(Value said) {
    String text = PythonText.str(said);
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .limit(LONGEST_ECHO + 1L)
        .forEach(c -> line.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
    return clipped(line.toString());
  }

  private static String clipped(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST_ECHO
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_ECHO)) + "…";
  }

  /// What Python's `float()` makes of a value.
  private sealed interface Floated {
    String TOO_LARGE = "Unexpected validation error: int too large to convert to float";

    record None() implements Floated {}

    record NoNumber() implements Floated {}

    record TooLarge() implements Floated {}

    record Real(double number) implements Floated {}

    static Floated of(Value value) {
      return switch (value) {
        case Value.Null _ -> new None();
        case Value.Bool(var is) -> new Real(is ? 1 : 0);
        case Value.Real(var number) -> new Real(number);
        case Value.Whole(var whole) -> {
          double number = whole.doubleValue();
          yield Double.isInfinite(number) ? new TooLarge() : new Real(number);
        }
        case Value.Text(var text) -> {
          OptionalDouble number = PythonText.toFloat(text);
          yield number.isPresent() ? new Real(number.getAsDouble()) : new NoNumber();
        }
        case Value.Items _, Value.Members _ -> new NoNumber();
      };
    }
  }
}
