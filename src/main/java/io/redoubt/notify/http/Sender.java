package io.redoubt.notify.http;

import io.redoubt.notify.reach.Connection;
import io.redoubt.notify.reach.Connector;
import io.redoubt.notify.reach.Unreached;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.TreeMap;

/// Sends requests over HTTP/1.1, each on a connection of its own, to where its connector lets it.
/// Follows no redirect. Thread-safe.
///
/// @param connector who may be reached
/// @param bounds on time and size
public record Sender(Connector connector, Bounds bounds) {
  /// How long and how much.
  ///
  /// @param time from the first look for the address to the end of the answer
  /// @param answerBytes read of the body of an answer
  /// @param plaintext whether requests may be sent without encryption
  public record Bounds(Duration time, int answerBytes, boolean plaintext) {
    /// Ten seconds, 64 KiB, only encrypted.
    public static final Bounds STANDARD = new Bounds(Duration.ofSeconds(10), 1 << 16, false);
  }

  /// Sends, and waits for the answer.
  public Answer send(Outgoing request) {
    if (!request.to().tls() && !bounds.plaintext()) {
      return new Answer.Forbidden(request.to() + " is not encrypted (http), which is not allowed");
    }
    long deadline = connector.nanos().getAsLong() + bounds.time().toNanos();
    try (Connection connection = connector.connect(request.to(), deadline)) {
      return exchange(request, connection);
    } catch (Unreached nowhere) {
      String reason = String.valueOf(nowhere.getMessage());
      return nowhere.forbidden() ? new Answer.Forbidden(reason) : new Answer.Failed(reason);
    } catch (IOException broken) {
      return new Answer.Failed(request.to() + ": " + broken.getClass().getSimpleName());
    }
  }

  private Answer exchange(Outgoing request, Connection connection) {
    try {
      OutputStream out = connection.socket().getOutputStream();
      out.write(head(request).getBytes(StandardCharsets.US_ASCII));
      out.write(request.body());
      out.flush();
      return new AnswerReader(new BufferedInputStream(connection.socket().getInputStream()))
          .read(bounds.answerBytes());
    } catch (IOException broken) {
      return new Answer.Failed(
          connection.late()
              ? request.to() + " did not answer within " + bounds.time().toSeconds() + " s"
              : request.to() + " broke off: " + reason(broken));
    }
  }

  private static String reason(IOException broken) {
    return broken instanceof AnswerReader.NoHttp odd
        ? String.valueOf(odd.getMessage())
        : broken.getClass().getSimpleName();
  }

  private static String head(Outgoing request) {
    var to = request.to();
    boolean usual = to.port() == (to.tls() ? 443 : 80);
    String place = to.place();
    TreeMap<String, String> headers = new TreeMap<>(request.headers());
    headers.put("Host", usual ? place.substring(0, place.lastIndexOf(':')) : place);
    headers.put("Connection", "close");
    headers.putIfAbsent("Accept", "application/json");
    headers.putIfAbsent("User-Agent", "redoubt");
    headers.put("Content-Length", String.valueOf(request.body().length));
    StringBuilder head = new StringBuilder();
    head.append(request.method()).append(' ').append(to.path()).append(" HTTP/1.1\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    return head.append("\r\n").toString();
  }
}
