package io.redoubt.notify.channel;

import io.redoubt.notify.plan.Medium;
import io.redoubt.notify.reach.Connection;
import io.redoubt.notify.reach.Connector;
import io.redoubt.notify.reach.Unreached;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Lines of syslog over UDP (RFC 5426), TCP with counted octets (RFC 6587) or TLS (RFC 5425). The
/// protocol has no receipts: over TCP and TLS a message counts as delivered when the other side
/// took the end of the stream without a reset, over UDP when it was handed to the network.
///
/// @param medium where to
/// @param connector who may be reached
/// @param time for a message
public record Syslog(Medium.Syslog medium, Connector connector, Duration time) implements Channel {
  private static final int DATAGRAM = 2000;
  private static final int END_MILLIS = 2000;

  @Override
  public Batching batching() {
    return Batching.ANY;
  }

  @Override
  public List<Outcome> send(Message message) {
    return Collections.nCopies(message.items().size(), sent(message));
  }

  private Outcome sent(Message message) {
    try {
      if (medium.datagrams()) {
        datagrams(message);
      } else {
        stream(message);
      }
      return Outcome.DONE;
    } catch (Unreached nowhere) {
      String reason = String.valueOf(nowhere.getMessage());
      return nowhere.forbidden()
          ? new Outcome.Never(reason)
          : new Outcome.Again(reason, Optional.empty(), true);
    } catch (IOException broken) {
      String reason = medium.to() + " broke off: " + broken.getClass().getSimpleName();
      return new Outcome.Again(reason, Optional.empty(), true);
    }
  }

  private List<byte[]> lines(Message message) {
    return message.items().stream()
        .map(item -> SyslogLine.of(item, medium.cef(), message.now()))
        .map(line -> line.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private void datagrams(Message message) throws IOException {
    InetAddress address = connector.addresses(medium.to()).getFirst();
    try (DatagramSocket socket = new DatagramSocket()) {
      for (byte[] line : lines(message)) {
        int length = whole(line, Math.min(line.length, DATAGRAM));
        socket.send(new DatagramPacket(line, length, address, medium.to().port()));
      }
    }
  }

  /* Not through the middle of a character. */
  private static int whole(byte[] line, int length) {
    int end = length;
    while (end > 0 && end < line.length && (line[end] & 0xc0) == 0x80) {
      end--;
    }
    return end;
  }

  private void stream(Message message) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] line : lines(message)) {
      all.writeBytes((line.length + " ").getBytes(StandardCharsets.US_ASCII));
      all.writeBytes(line);
    }
    long deadline = connector.nanos().getAsLong() + time.toNanos();
    try (Connection connection = connector.connect(medium.to(), deadline)) {
      OutputStream out = connection.socket().getOutputStream();
      out.write(all.toByteArray());
      out.flush();
      taken(connection.socket());
    }
  }

  private static void taken(Socket socket) throws IOException {
    socket.shutdownOutput();
    socket.setSoTimeout(END_MILLIS);
    try {
      while (socket.getInputStream().read() >= 0) {
        socket.setSoTimeout(END_MILLIS);
      }
    } catch (SocketTimeoutException open) {
      return; // it reads on: nothing says that it did not take the lines
    }
  }

  @Override
  public String preview(Message message) {
    StringBuilder out = new StringBuilder("syslog to " + medium.to());
    for (Item item : message.items()) {
      out.append('\n').append(SyslogLine.of(item, medium.cef(), message.now()));
    }
    return out.toString();
  }
}
