package io.redoubt.ingest.http;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// What OpenTelemetry's clients hear of a failure: `google.rpc.Status` with code (1) and message
/// (2).
public final class OtlpAnswer {
  private OtlpAnswer() {}

  /// As JSON.
  public static byte[] json(int status, String message) {
    return new JsonOut()
        .raw("{\"code\":" + code(status) + ",\"message\":")
        .string(message)
        .raw("}")
        .bytes();
  }

  /// As protobuf.
  public static byte[] protobuf(int status, String message) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      out.writeInt32(1, code(status));
      out.writeString(2, message);
      out.flush();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /* The codes of gRPC that stand for these statuses. */
  private static int code(int status) {
    return switch (status) {
      case 401 -> 16;
      case 403 -> 7;
      case 429 -> 8;
      case 503 -> 14;
      case 500 -> 13;
      default -> 3;
    };
  }
}
