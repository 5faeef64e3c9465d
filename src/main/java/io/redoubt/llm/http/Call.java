package io.redoubt.llm.http;

import java.util.Arrays;

/// One request: the path below the endpoint, and the JSON that is posted; without any it is a
/// `GET`.
public final class Call {
  private final String path;
  private final byte[] body;

  private Call(String path, byte[] body) {
    this.path = path;
    this.body = body;
  }

  /// Asks for what stands at a path.
  public static Call get(String path) {
    return new Call(path, new byte[0]);
  }

  /// Posts JSON text (UTF-8) to a path.
  public static Call post(String path, byte[] json) {
    return new Call(path, Arrays.copyOf(json, json.length));
  }

  String path() {
    return path;
  }

  boolean posts() {
    return body.length > 0;
  }

  byte[] body() {
    return body;
  }

  @Override
  public String toString() {
    return (posts() ? "POST " : "GET ") + path;
  }
}
