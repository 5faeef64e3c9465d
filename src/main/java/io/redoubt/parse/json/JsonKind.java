package io.redoubt.parse.json;

import io.redoubt.event.Format;
import io.redoubt.event.Parser;
import io.redoubt.parse.frame.FieldTree;
import java.util.List;

/// A kind of JSON record: the keys that tell it, and the parser that reads it.
///
/// A signature is a list of top-level keys, separated by blanks, which must all be there:
/// `timestamp event_type flow_id`. A key may ask for a value, `kind=Event`, with `*` at its end for
/// any continuation. Letter case does not count. A record is of the first kind one of whose
/// signatures is complete while its keys are read from left to right.
///
/// @param signatures any of them tells the kind
/// @param parser reads records of this kind
public record JsonKind(List<String> signatures, Parser parser) {
  /// Copies the list.
  public JsonKind {
    signatures = List.copyOf(signatures);
  }

  /// A kind read by a parser of its own.
  public static JsonKind of(Parser parser, String... signatures) {
    return new JsonKind(List.of(signatures), parser);
  }

  /// A kind whose records are flattened under a prefix, such as `aws.cloudtrail`.
  public static JsonKind flat(String format, String prefix, String... signatures) {
    return of(new FlatJson(new Format(format), FieldTree.at(prefix)), signatures);
  }
}
