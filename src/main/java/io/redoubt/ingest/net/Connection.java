package io.redoubt.ingest.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;

/// One sender of a stream: reads, cuts into records, hands over, in turn, so that what waits for
/// the intake is never more than one buffer. Used by one thread, but for [#close].
final class Connection {
  private static final Duration STEP = Duration.ofMillis(50);
  private static final Duration HOLDING = Duration.ofMillis(500);

  /// What all connections of a listener share.
  record Shared(NetLimits limits, Room room, Counts counts, Handover handover, Pause pause) {}

  private final Socket wire;
  private final Socket socket;
  private final Framing framing;
  private final Shared shared;
  private final Inflow inflow;
  private final AuditJoin join;
  private final String sender;
  private volatile boolean closing;

  /// @param wire the connection itself
  /// @param socket the same, or the TLS connection over it
  Connection(Socket wire, Socket socket, Framing framing, Shared shared) {
    this.wire = wire;
    this.socket = socket;
    this.framing = framing;
    this.shared = shared;
    join = new AuditJoin(shared, System::nanoTime);
    inflow = new Inflow(shared.room(), shared.limits().record());
    sender = wire.getInetAddress().getHostAddress();
  }

  /// Reads until the sender closes, is silent for too long, or [#close].
  void serve() {
    try (wire;
        socket) {
      socket.setSoTimeout((int) shared.limits().unfinished().toMillis());
      if (socket instanceof SSLSocket tls) {
        shake(tls);
      }
      InputStream in = socket.getInputStream();
      boolean more = true;
      while (more && !(closing && waitingBytes(in) == 0)) {
        more = round(in);
      }
    } catch (IOException _) {
      // The sender is gone; what it sent whole or in part is handed over below.
    } finally {
      takeRest();
      inflow.release();
    }
  }

  private void shake(SSLSocket tls) throws IOException {
    try {
      tls.startHandshake();
    } catch (IOException failed) {
      shared.counts().turnedAway();
      throw failed;
    }
  }

  private boolean round(InputStream in) throws IOException {
    List<byte[]> records = new ArrayList<>();
    boolean more = fill(in);
    inflow.consumed(framing.cut(inflow.bytes(), inflow.from(), inflow.to(), records));
    if (records.isEmpty() && inflow.to() - inflow.from() >= shared.limits().record()) {
      cutAnyway(records);
    }
    return handOver(records) && more;
  }

  private boolean fill(InputStream in) throws IOException {
    inflow.rest();
    if (!inflow.place(waitingBytes(in)) && !placeLater()) {
      List<byte[]> piece = new ArrayList<>();
      cutAnyway(piece);
      return handOver(piece);
    }
    if (!readOnce(in)) {
      return false;
    }
    int waiting = waitingBytes(in);
    while (waiting > 0 && roomFor(waiting)) {
      if (!inflow.read(in)) {
        return false;
      }
      waiting = waitingBytes(in);
    }
    return true;
  }

  /// Waits until others gave room back; a record of which there is too much already needs none.
  private boolean placeLater() {
    Duration left = shared.limits().unfinished();
    while (left.isPositive() && inflow.to() < shared.limits().record()) {
      try {
        shared.pause().await(STEP);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return false;
      }
      if (inflow.place(0)) {
        return true;
      }
      left = left.minus(STEP);
    }
    return false;
  }

  private boolean roomFor(int waiting) {
    return inflow.to() - inflow.from() < shared.limits().record() && inflow.place(waiting);
  }

  private void cutAnyway(List<byte[]> out) {
    framing.cutAnyway(inflow.bytes(), inflow.from(), inflow.to(), out);
    inflow.consumed(inflow.to());
    shared.counts().cut();
  }

  /// Waits for bytes; a record that is begun and not ended for too long is taken as it is, a silent
  /// connection is ended.
  private boolean readOnce(InputStream in) throws IOException {
    long unfinished = shared.limits().unfinished().toMillis();
    long silent = 0;
    long step;
    for (long begun = 0; silent < shared.limits().idle().toMillis(); silent += step) {
      step = join.isEmpty() ? unfinished : Math.min(unfinished, HOLDING.toMillis());
      socket.setSoTimeout((int) step);
      try {
        return inflow.read(in);
      } catch (SocketTimeoutException _) {
        begun += step;
        if (!inflow.isEmpty() && begun >= unfinished) {
          begun = 0;
          takeUnfinished();
        }
        give(join.due());
      }
    }
    return false;
  }

  private int waitingBytes(InputStream in) throws IOException {
    int plain = in.available();
    return plain > 0 || wire == socket ? plain : wire.getInputStream().available();
  }

  private void takeRest() {
    takeUnfinished();
    give(join.rest());
  }

  private void takeUnfinished() {
    List<byte[]> rest = new ArrayList<>();
    framing.cutAnyway(inflow.bytes(), inflow.from(), inflow.to(), rest);
    inflow.consumed(inflow.to());
    handOver(rest);
  }

  private boolean handOver(List<byte[]> records) {
    shared.counts().received(records);
    return give(join.add(records));
  }

  private boolean give(List<byte[]> records) {
    boolean taken = true;
    int most = shared.limits().batch();
    for (int at = 0; at < records.size(); at += most) {
      List<byte[]> batch = records.subList(at, Math.min(records.size(), at + most));
      taken &= shared.handover().give(sender, List.copyOf(batch));
    }
    return taken;
  }

  /// Reads what has arrived and then ends; a connection on which nothing waits ends at once.
  void close() {
    closing = true;
    try {
      if (wire.getInputStream().available() == 0) {
        wire.close();
      }
    } catch (IOException _) {
      // It is closed already.
    }
  }
}
