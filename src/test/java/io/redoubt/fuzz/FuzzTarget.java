package io.redoubt.fuzz;

/// Something that any bytes may be given to. What must hold is checked; what does not hold is
/// thrown.
@FunctionalInterface
public interface FuzzTarget {
  /// Gives it these bytes.
  void take(byte[] bytes);
}
