package io.redoubt.api.wire;

/// One thing a client can do.
///
/// @param id its `operationId` in the contract; the label of its metrics
/// @param method in upper case
/// @param path with `{name}` for one part, or `{name*}` at the end for the rest, such as
///     `/api/v1/events/{id}`
/// @param access who may
/// @param limit the largest body after unpacking, in bytes; 0: no body is read
/// @param handling what it does
/// @param undoes the Content-Encoding that `handling` undoes itself, in lower case; empty: none
public record Operation(
    String id,
    String method,
    String path,
    Access access,
    int limit,
    Handling handling,
    String undoes) {
  /// The largest body of operations that take records, unpacked: 64 MiB.
  public static final int RECORDS = 64 << 20;

  /// The largest body of all others: 1 MiB.
  public static final int SMALL = 1 << 20;

  /// An operation that is given its body unpacked.
  public Operation(
      String id, String method, String path, Access access, int limit, Handling handling) {
    this(id, method, path, access, limit, handling, "");
  }

  /// The same, given bodies in this Content-Encoding as they came.
  public Operation undoing(String encoding) {
    return new Operation(id, method, path, access, limit, handling, encoding);
  }

  /// An operation without a body.
  public static Operation get(String id, String path, Access access, Handling handling) {
    return new Operation(id, "GET", path, access, 0, handling);
  }

  /// An operation that takes records.
  public static Operation records(String id, String path, Access access, Handling handling) {
    return new Operation(id, "POST", path, access, RECORDS, handling);
  }

  /// What an operation does. Called from many threads at once; may block.
  @FunctionalInterface
  public interface Handling {
    /// The answer; errors are answers too.
    Answer handle(Call call);
  }
}
