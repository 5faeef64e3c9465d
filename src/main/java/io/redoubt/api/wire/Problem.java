package io.redoubt.api.wire;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Errors as RFC 9457 has them: `type`, `title`, `status`, `detail`, and Redoubt's `code`, by which
/// a program tells them apart.
public final class Problem {
  /// The content type of RFC 9457.
  public static final String TYPE = "application/problem+json";

  private static final JsonMapper JSON = JsonMapper.shared();

  private Problem() {}

  /// The error of a fault.
  public static Reply of(Fault fault) {
    return of(fault.status(), fault.code(), fault.text());
  }

  /// An error.
  ///
  /// @param code a word for programs
  /// @param detail a sentence for people; never the text of an exception
  public static Reply of(int status, String code, String detail) {
    return of(status, code, detail, Map.of());
  }

  /// An error with members of its own.
  public static Reply of(int status, String code, String detail, Map<String, ?> more) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "urn:redoubt:problem:" + code);
    problem.put("title", title(status));
    problem.put("status", status);
    problem.put("code", code);
    problem.put("detail", detail);
    problem.putAll(more);
    byte[] body = JSON.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
    return new Reply(status, TYPE, Map.of(), body);
  }

  private static String title(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 409 -> "Conflict";
      case 410 -> "Gone";
      case 412 -> "Precondition Failed";
      case 413 -> "Content Too Large";
      case 415 -> "Unsupported Media Type";
      case 422 -> "Unprocessable Content";
      case 428 -> "Precondition Required";
      case 429 -> "Too Many Requests";
      case 501 -> "Not Implemented";
      case 503 -> "Service Unavailable";
      case 507 -> "Insufficient Storage";
      default -> status < 500 ? "Client Error" : "Server Error";
    };
  }
}
