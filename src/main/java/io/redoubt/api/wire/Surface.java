package io.redoubt.api.wire;

import java.util.List;
import java.util.Map;

/// Operations that speak one client's language.
///
/// @param name a word, such as `native` or `hec`
/// @param operations what it offers
/// @param errors how it says what went wrong before an operation saw the request
/// @param headers added to each of its answers such as Elasticsearch's; one that is empty keeps
///     the service from adding it
public record Surface(
    String name, List<Operation> operations, Errors errors, Map<String, String> headers) {
  /// The header with the id of a request.
  public static final String ID = "X-Request-ID";

  /// Copies both.
  public Surface {
    operations = List.copyOf(operations);
    headers = Map.copyOf(headers);
  }

  /// With problems of RFC 9457 and no headers of its own.
  public static Surface plain(String name, List<Operation> operations) {
    return new Surface(name, operations, Problem::of, Map.of());
  }

  /// How a surface says what went wrong.
  @FunctionalInterface
  public interface Errors {
    /// The answer to a fault; its status should be the fault's unless the clients need another.
    Reply of(Fault fault);
  }
}
