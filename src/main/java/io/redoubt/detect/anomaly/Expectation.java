package io.redoubt.detect.anomaly;

/// What a step should bring.
///
/// @param median of the steps it is compared with
/// @param most the largest of them
/// @param samples how many they are
/// @param basis which they are
public record Expectation(double median, long most, int samples, Basis basis) {}
