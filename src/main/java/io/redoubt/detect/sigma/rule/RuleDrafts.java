package io.redoubt.detect.sigma.rule;

import java.util.List;
import java.util.Map;

/// Rules as they were read, not yet connected to others.
///
/// @param drafts in the order of their files
/// @param statuses what their authors say of them, by id
public record RuleDrafts(List<Draft> drafts, Map<String, String> statuses) {
  /// Copies both.
  public RuleDrafts {
    drafts = List.copyOf(drafts);
    statuses = Map.copyOf(statuses);
  }
}
