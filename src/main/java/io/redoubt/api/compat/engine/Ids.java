package io.redoubt.api.compat.engine;

/// Makes the id of a request that brings none; replaced in tests.
@FunctionalInterface
public interface Ids {
  /// A fresh id.
  String next();
}
