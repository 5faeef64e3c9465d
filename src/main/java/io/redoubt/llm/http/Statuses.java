package io.redoubt.llm.http;

import io.redoubt.llm.FailureReason;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What a status and the words that come with it mean. The words are those of Ollama 0.33,
/// llama.cpp, vLLM (old and new shape of its errors), LM Studio and LocalAI.
public final class Statuses {
  private static final List<String> OVERFLOW =
      List.of(
          "exceed_context_size",
          "maximum context length",
          "longer than the context",
          "exceeds the available context",
          "exceeds the context",
          "context length exceeded",
          "context_length_exceeded",
          "input length exceeds",
          "loaded with context length of only");
  private static final List<String> MISSING =
      List.of(
          "not found, try pulling",
          "model_not_found",
          "no models loaded",
          "no model loaded",
          "could not load model");

  private Statuses() {}

  /// The failure that a server's status and error text stand for.
  static Failure of(int status, String body) {
    String message = message(body);
    return new Failure(reason(status, message), status + " " + message);
  }

  /// The failure that an error in the middle of an answer stands for.
  public static Failure midway(JsonNode frame) {
    String message = message(frame);
    FailureReason reason = told(message, FailureReason.SERVER_FAULT);
    return new Failure(reason, message);
  }

  private static FailureReason reason(int status, String message) {
    return switch (status) {
      case 400, 413, 422 -> told(message, FailureReason.HTTP_REJECTED);
      case 401, 403, 407 -> FailureReason.HTTP_UNAUTHORIZED;
      case 404 -> told(message, FailureReason.HTTP_UNEXPECTED);
      case 408, 499 -> FailureReason.HTTP_TIMEOUT;
      case 429 -> FailureReason.RATE_LIMITED;
      case 500 -> told(message, FailureReason.HTTP_SERVER_ERROR);
      case 503 -> told(message, FailureReason.BUSY);
      default -> byClass(status);
    };
  }

  private static FailureReason byClass(int status) {
    return switch (status / 100) {
      case 3 -> FailureReason.REDIRECT;
      case 5 -> FailureReason.HTTP_SERVER_ERROR;
      default -> FailureReason.HTTP_UNEXPECTED;
    };
  }

  private static FailureReason told(String message, FailureReason otherwise) {
    String words = message.toLowerCase(Locale.ROOT);
    if (OVERFLOW.stream().anyMatch(words::contains)) {
      return FailureReason.OVERFLOW;
    }
    if (words.contains("loading model")) {
      return FailureReason.LOADING;
    }
    if (MISSING.stream().anyMatch(words::contains)
        || (words.contains("model")
            && (words.contains("not found") || words.contains("does not exist")))) {
      return FailureReason.MODEL_MISSING;
    }
    if (words.contains("does not support")) {
      return FailureReason.UNSUPPORTED;
    }
    return words.contains("maximum pending requests") ? FailureReason.BUSY : otherwise;
  }

  private static String message(String body) {
    return Json.object(body).map(Statuses::message).orElse(body);
  }

  /// `{"error":"…"}`, `{"error":{"message":"…","type":"…"}}`, `{"message":"…"}`, `{"detail":"…"}`.
  private static String message(JsonNode json) {
    JsonNode error = json.path("error");
    if (error.isString()) {
      return error.stringValue();
    }
    JsonNode holder = error.isObject() ? error : json;
    return String.join(
        " ",
        Stream.of("type", "message", "detail")
            .map(member -> Json.text(holder, member))
            .filter(text -> !text.isEmpty())
            .toList());
  }
}
