package io.redoubt.verify;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Disposition;
import java.util.List;

/// An answer of schema v1 (`triage.md` §3.3): well-formed, not yet believed. Its texts hold no
/// control, direction or invisible characters.
///
/// @param observations what it says it sees
/// @param benign the best harmless explanation
/// @param malicious the best hostile one
/// @param verdict what it thinks
/// @param severity how bad it thinks it is
/// @param category of the closed list
/// @param techniques of the candidates
/// @param confidence `low`, `medium` or `high`
/// @param summary a few sentences
/// @param recommendations steps of the closed list
/// @param missing of the closed list
/// @param injectionSuspected whether it saw instructions in the evidence
public record Answer(
    List<Claim> observations,
    Claim benign,
    Claim malicious,
    Disposition verdict,
    Severity severity,
    String category,
    List<Technique> techniques,
    String confidence,
    String summary,
    List<Step> recommendations,
    List<String> missing,
    boolean injectionSuspected) {
  /// Copies the lists.
  public Answer {
    observations = List.copyOf(observations);
    techniques = List.copyOf(techniques);
    recommendations = List.copyOf(recommendations);
    missing = List.copyOf(missing);
  }

  /// A text and the lines that are said to prove it.
  public record Claim(List<String> refs, String text) {
    /// Copies the list.
    public Claim {
      refs = List.copyOf(refs);
    }
  }

  /// A technique and the lines that are said to show it.
  public record Technique(String id, List<String> refs) {
    /// Copies the list.
    public Technique {
      refs = List.copyOf(refs);
    }
  }

  /// A step of the closed list.
  public record Step(String action, String targetRef, String rationale) {}
}
