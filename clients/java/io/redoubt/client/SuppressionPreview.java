// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;
import java.util.Map;

/// SuppressionPreview.
///
/// @param scope (always there)
/// @param since (always there)
/// @param alerts Alerts that were last seen or first filed since.
/// @param hiddenAlerts (always there)
/// @param hiddenAlready Of these, those that a suppression hides now.
/// @param hiddenTruePositives Of these, those that people found to be real.
/// @param findings (always there)
/// @param hiddenFindings (always there)
/// @param hiddenEvents (always there)
/// @param hiddenBySeverity (always there)
/// @param examples The worst of them.
public record SuppressionPreview(
    SuppressionScope scope,
    String since,
    long alerts,
    long hiddenAlerts,
    long hiddenAlready,
    long hiddenTruePositives,
    long findings,
    long hiddenFindings,
    long hiddenEvents,
    Map<String, Long> hiddenBySeverity,
    List<SuppressionPreviewExamplesItem> examples) {}
