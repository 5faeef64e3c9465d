package io.redoubt.llm.exchange;

import java.util.Optional;

/// What came of a request.
public sealed interface Exchanged {
  /// The server answered.
  ///
  /// @param status of HTTP
  /// @param retryAfter the header of that name
  /// @param body as text, at most 16 MiB of it
  record Answered(int status, Optional<String> retryAfter, String body) implements Exchanged {}

  /// No connection came about.
  record NoConnection(String detail) implements Exchanged {}

  /// No whole answer in time.
  record TimedOut() implements Exchanged {}

  /// The connection broke, or what came over it was no HTTP.
  record Broken(String detail) implements Exchanged {}

  /// The thread that waited was interrupted; its flag is set again.
  record Interrupted() implements Exchanged {}
}
