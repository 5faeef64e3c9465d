package io.redoubt.audit.entry;

/// Which texts and tables were in force, each as `name:hash` or a version number.
///
/// @param prompt of the prompt's static texts
/// @param schema of the answer's schema
/// @param policy of the tables that merge the model's opinion with the deterministic verdict
public record Versions(String prompt, String schema, String policy) {}
