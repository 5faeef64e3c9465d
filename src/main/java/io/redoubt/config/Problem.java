package io.redoubt.config;

/// What is wrong with a configuration.
///
/// @param place `redoubt.yaml:7:3`, or the name of a variable
/// @param text what is wrong and what to do, one line; never a secret
public record Problem(String place, String text) {
  @Override
  public String toString() {
    return place + ": " + text;
  }
}
