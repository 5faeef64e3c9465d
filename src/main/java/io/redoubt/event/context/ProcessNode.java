package io.redoubt.event.context;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A process of a tree, as its start was recorded.
///
/// @param depth 0 for a root, whose parent's start is not in the input
/// @param started null when the record has no usable time
/// @param id the identifier that outlives the process number, or empty
/// @param pid the process number as it stands in the record, or empty
/// @param name the program, or empty; hostile text possible
/// @param commandLine with its arguments, or empty; hostile text possible
/// @param user who ran it, or empty
/// @param parentName what the record says of its parent, or empty
/// @param eventId the record
public record ProcessNode(
    int depth,
    @Nullable Instant started,
    String id,
    String pid,
    String name,
    String commandLine,
    String user,
    String parentName,
    String eventId) {

  /// The same at this depth.
  public ProcessNode at(int newDepth) {
    return new ProcessNode(
        newDepth, started, id, pid, name, commandLine, user, parentName, eventId);
  }
}
