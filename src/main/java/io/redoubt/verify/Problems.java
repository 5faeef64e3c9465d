package io.redoubt.verify;

import com.networknt.schema.Error;
import java.util.Locale;
import java.util.regex.Pattern;

/// What is wrong with an answer, in our own words: nothing that the model wrote is repeated, for
/// these words go back to it. Stateless.
final class Problems {
  private static final Pattern PLACE = Pattern.compile("[/a-z_0-9]{0,60}");

  private Problems() {}

  /// `/observations/2/text: longer than 200 characters`.
  static String of(Error error) {
    String place = error.getInstanceLocation().toString();
    String where = PLACE.matcher(place).matches() && !place.isEmpty() ? place : "the object";
    String keyword = error.getKeyword() == null ? "" : error.getKeyword();
    String what =
        switch (keyword) {
          case "required" -> "lacks a key: " + known(error.getProperty());
          case "additionalProperties" -> "has a key that is not in the list";
          case "enum" -> "is none of the allowed words";
          case "type" -> "has the wrong type";
          case "maxLength" -> "is too long";
          case "minLength" -> "is too short";
          case "maxItems" -> "has too many items";
          case "minItems" -> "has too few items";
          case "pattern" -> "has the wrong form";
          default -> "breaks the schema";
        };
    return where.replaceFirst("^/", "") + " " + what + ".";
  }

  /* The names of required keys are ours; anything else is not repeated. */
  private static String known(String property) {
    return property != null && PLACE.matcher(property).matches()
        ? property.toLowerCase(Locale.ROOT)
        : "see the list";
  }
}
