// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// The part of time that was asked for, where it was not all.
///
/// @param since May be null.
/// @param until May be null.
/// @param outside Events before or after it
public record TimeRangeWindow(String since, String until, long outside) {}
