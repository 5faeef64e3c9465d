package io.redoubt.search.query;

/// Ends the reading of a query; caught by {@link QueryParser} alone, which makes a value of it.
final class Wrongly extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int position;

  Wrongly(int position, String message) {
    super(message, null, false, false);
    this.position = position;
  }

  Parsed.Wrong value() {
    return new Parsed.Wrong(position, String.valueOf(getMessage()));
  }
}
