package io.redoubt.llm.connect;

import io.redoubt.llm.ServerKind;
import io.redoubt.testing.llm.Fault;
import java.util.EnumMap;
import java.util.Map;

/// What a client must make of each fault: `complete` or the word of a reason.
final class Expected {
  private Expected() {}

  /// Whether the fault shows only with the second question.
  static boolean second(Fault fault) {
    return fault == Fault.OTHER_DIGEST
        || fault == Fault.UNLOADED_BETWEEN_CALLS
        || fault == Fault.POISONED_KEEP_ALIVE;
  }

  /// Whether the client goes on trying until its time is over.
  static boolean untilTheEnd(Fault fault) {
    return switch (word(fault)) {
      case "deadline", "busy", "loading", "rate_limited" -> true;
      default -> false;
    };
  }

  /// Whether a client can only wait for a timer.
  static boolean waitedOut(Fault fault) {
    return switch (word(fault)) {
      case "first_byte", "stall", "deadline", "busy", "loading", "rate_limited" -> true;
      default -> false;
    };
  }

  /// The faults that a server of this kind can have.
  static Map<Fault, String> of(ServerKind kind) {
    Map<Fault, String> expected = new EnumMap<>(Fault.class);
    for (Fault fault : Fault.values()) {
      if (possible(kind, fault)) {
        expected.put(fault, word(fault));
      }
    }
    return expected;
  }

  private static boolean possible(ServerKind kind, Fault fault) {
    return switch (fault) {
      case OTHERS_ANSWER -> false;
      case OTHER_DIGEST, CLOUD_FORWARDING -> kind == ServerKind.OLLAMA;
      case COLD_LOAD, UNLOADED_BETWEEN_CALLS ->
          kind == ServerKind.OLLAMA || kind == ServerKind.LLAMA_CPP;
      default -> true;
    };
  }

  static String word(Fault fault) {
    return switch (fault) {
      case NONE,
          UNLOADED_BETWEEN_CALLS,
          SPLIT_UTF8,
          DUPLICATE_DONE,
          LENGTH_ONCE,
          SKEWED_CLOCK,
          HTTP_1_0,
          POISONED_KEEP_ALIVE,
          RESTARTS,
          OTHERS_ANSWER ->
          "complete";
      case REFUSE -> "connect";
      case DNS_FAIL -> "dns";
      case TLS_SELF_SIGNED, TLS_EXPIRED -> "tls";
      case ACCEPT_NEVER_READ, ACCEPT_NEVER_ANSWER, HEADERS_THEN_STALL, HTTP_2 -> "first_byte";
      case DRIP -> "deadline";
      case STALL_MID_TOKEN -> "stall";
      case RESET_MID_BODY -> "reset";
      case HALF_CLOSE, LENGTH_TOO_LONG, EMPTY_200, NO_DONE -> "incomplete";
      case LENGTH_TOO_SHORT, CHUNKED_GARBAGE, HTML_200, GZIP_BOMB -> "protocol";
      case NO_CONTENT_204 -> "http_unexpected";
      case REDIRECT_METADATA -> "redirect";
      case UNAUTHORIZED_401 -> "http_unauthorized";
      case MODEL_MISSING_404 -> "model_missing";
      case TIMEOUT_408 -> "http_timeout";
      case TOO_MANY_429, TOO_MANY_429_RETRY_AFTER -> "rate_limited";
      case ERROR_500 -> "http_server_error";
      case BUSY_503 -> "busy";
      case OVERFLOW_400 -> "overflow";
      case COLD_LOAD -> "loading";
      case OTHER_MODEL, OTHER_DIGEST -> "wrong_model";
      case CLOUD_FORWARDING -> "cloud_forwarding";
      case BODY_1GB -> "oversized";
      case INFINITE_WHITESPACE, INFINITE_GGGG, LOOP -> "repeated";
      case INFINITE_REASONING, THINKING_ONLY -> "thinking_only";
      case GARBLED -> "garbled";
      case LENGTH -> "length";
      case PROMPT_CUT -> "truncated";
      case ERROR_MIDWAY -> "server_fault";
      case NO_TEXT -> "empty";
    };
  }
}
