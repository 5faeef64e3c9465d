package io.redoubt.notify.wazuh;

/// What is said about an alert.
///
/// @param summary a few sentences
/// @param confidence 0 to 1
/// @param nextStep the first recommendation; may be empty
/// @param engine `deterministic`, `merged` or `model`
/// @param severity `low` … `critical`
/// @param alert id of the alert of Redoubt that it belongs to
public record Words(
    String summary,
    double confidence,
    String nextStep,
    String engine,
    String severity,
    String alert) {}
