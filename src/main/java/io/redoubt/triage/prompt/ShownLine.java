package io.redoubt.triage.prompt;

import io.redoubt.redact.Redacted;
import io.redoubt.verify.ground.EvidenceLine.Named;
import java.util.List;

/// One evidence line as the model sees it and as the verifier reads it.
///
/// @param id `E1` …
/// @param kind `rule`, `fact`, `baseline`, `context` or `raw`
/// @param shown redacted, its outside parts marked
/// @param plain the same without marks
/// @param tags what the line proves
/// @param outside whether parts of it came from outside
/// @param raw whether it is a record: the first to be left out when there is no room
/// @param names the values of records in it as they stand in `plain`, with their fields
public record ShownLine(
    String id,
    String kind,
    Redacted shown,
    Redacted plain,
    List<String> tags,
    boolean outside,
    boolean raw,
    List<Named> names) {
  /// Copies the lists.
  public ShownLine {
    tags = List.copyOf(tags);
    names = List.copyOf(names);
  }
}
