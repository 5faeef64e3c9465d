package io.redoubt.api.wire;

/// Why a request is answered before its operation sees it, or by no operation. Each surface says it
/// in its clients' language.
public enum Fault {
  /// No operation has this path.
  NOT_FOUND(404, "not_found", "Nothing has this path; /api/v1/openapi.json names all there are."),
  /// The path exists, the method does not.
  METHOD(
      405,
      "method_not_allowed",
      "This path does not know the method; the header Allow names those it knows."),
  /// A key is needed and none was sent.
  NO_KEY(
      401,
      "key_required",
      "An API key is needed, sent as Authorization: Bearer KEY; redoubt keys create makes one."),
  /// The key is not known, revoked or expired.
  WRONG_KEY(
      401,
      "key_invalid",
      "The API key is not known, was revoked or has expired; redoubt keys list tells which there"
          + " are."),
  /// The key does not open this.
  SCOPE(
      403,
      "scope_missing",
      "The API key does not open this; /api/v1/openapi.json names the scopes of each operation."),
  /// Only for this machine or with a key.
  LOOPBACK(403, "loopback_only", "This is open to this machine only."),
  /// More requests than the key may send.
  RATE(
      429,
      "rate_limited",
      "Too many requests in the last minute; Retry-After tells when to send again."),
  /// The body is larger than the limit, packed or unpacked.
  TOO_LARGE(
      413,
      "body_too_large",
      "The body is larger than what is taken at once, packed or unpacked; send it in parts."),
  /// The body is packed in a way not known here.
  ENCODING(
      415, "encoding_unknown", "The Content-Encoding is not known; gzip, zstd and deflate are."),
  /// The body cannot be unpacked.
  PACKED(
      400,
      "body_damaged",
      "The body is not what its Content-Encoding says, or damaged; nothing of it was taken."),
  /// The client did not send the body it announced.
  CUT(
      400,
      "body_incomplete",
      "The body ended before the length it announced; nothing of it was taken, send it again."),
  /// What the server reads of HTTP is not HTTP as it should be.
  REQUEST(400, "bad_request", "The request cannot be read."),
  /// More is on the way than is taken at once.
  BUSY(503, "busy", "As much is on the way as is taken at once; send it again after Retry-After."),
  /// The service takes nothing more.
  STOPS(503, "closing", "The service stops and takes nothing more; send it again later."),
  /// A bug.
  INTERNAL(500, "internal", "This is a bug of Redoubt; please report it with the request id.");

  private final int status;
  private final String code;
  private final String text;

  Fault(int status, String code, String text) {
    this.status = status;
    this.code = code;
    this.text = text;
  }

  /// The status of HTTP.
  public int status() {
    return status;
  }

  /// A word for programs; it stays.
  public String code() {
    return code;
  }

  /// One sentence for people.
  public String text() {
    return text;
  }
}
