package io.redoubt.llm.http;

import io.redoubt.llm.FailureReason;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/// What an exception of the network means. The client of the JDK tells some things only by wording
/// ("connection reset", "received no bytes"), which is read here and nowhere else.
final class Breakage {
  private Breakage() {}

  /// The reason for a failure before the body began.
  static FailureReason before(Throwable thrown) {
    if (has(thrown, HttpConnectTimeoutException.class)) {
      return FailureReason.TIMEOUT_CONNECT;
    }
    if (has(thrown, UnresolvedAddressException.class) || has(thrown, UnknownHostException.class)) {
      return FailureReason.DNS;
    }
    if (has(thrown, SSLException.class)) {
      return FailureReason.TLS;
    }
    if (has(thrown, ConnectException.class)) {
      return FailureReason.CONNECT;
    }
    return severed(thrown) ? FailureReason.RESET : FailureReason.PROTOCOL;
  }

  private static boolean has(Throwable thrown, Class<? extends Throwable> kind) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  /// The reason for a failure within the body.
  static FailureReason within(Throwable thrown) {
    if (severed(thrown)) {
      return FailureReason.RESET;
    }
    return ended(thrown) ? FailureReason.INCOMPLETE : FailureReason.PROTOCOL;
  }

  /// What the exception says, for the detail of a failure.
  static String words(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null && cause.getMessage() == null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  private static boolean severed(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      if (cause instanceof SocketException
          || cause instanceof ClosedChannelException
          || message.contains("reset")
          || message.contains("broken pipe")
          || message.contains("received no bytes")) {
        return true;
      }
    }
    return false;
  }

  private static boolean ended(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      if (cause instanceof EOFException
          || message.contains("closed")
          || message.contains("eof")
          || message.contains("bytes received")) {
        return true;
      }
    }
    return false;
  }
}
