package io.redoubt.bench;

import io.redoubt.event.port.Taken;
import io.redoubt.ingest.net.ListenOption;
import io.redoubt.ingest.net.Listeners;
import io.redoubt.ingest.net.NetLimits;
import io.redoubt.ingest.net.Pause;
import io.redoubt.ingest.net.Tally;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Records a second through the syslog TCP listener into an intake that discards them: what the
/// network part alone costs. Sender and listener share the machine. `ListenBenchmark [RECORDS]
/// [CONNECTIONS]`.
public final class ListenBenchmark {
  private static final String RECORD =
      "<86>1 2026-11-21T09:00:00.123456Z web01 sshd 4711 - - Failed password for root from"
          + " 192.0.2.17 port 50122 ssh2";
  private static final int ROUNDS = 5;

  private ListenBenchmark() {}

  /// Measures both framings.
  public static void main(String[] args) throws IOException, InterruptedException {
    int records = args.length > 0 ? Integer.parseInt(args[0]) : 2_000_000;
    int connections = args.length > 1 ? Integer.parseInt(args[1]) : 1;
    for (int round = 0; round < ROUNDS; round++) {
      measure("octet counting", RECORD.length() + " " + RECORD, records, connections);
      measure("line feed", RECORD + "\n", records, connections);
    }
  }

  private static void measure(String name, String framed, int records, int connections)
      throws IOException, InterruptedException {
    Listeners listeners =
        Listeners.open(
            ListenOption.parse("syslog-tcp=0", "127.0.0.1"),
            Optional.empty(),
            delivery -> new Taken.Committed(0, delivery.records().size(), false, List.of()),
            NetLimits.standard(),
            Pause.REAL);
    int port = listeners.tallies().getFirst().endpoint().port();
    byte[] block = framed.repeat(1_000).getBytes(StandardCharsets.US_ASCII);
    long begin = System.nanoTime();
    List<Thread> senders = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      senders.add(
          Thread.ofPlatform().start(() -> send(port, block, records / 1_000 / connections)));
    }
    for (Thread sender : senders) {
      sender.join();
    }
    listeners.close(Duration.ofSeconds(30));
    double seconds = (System.nanoTime() - begin) / 1e9;
    Tally tally = listeners.tallies().getFirst();
    System.out.printf(
        Locale.ROOT,
        "%-15s %,10.0f records/s  %6.0f MB/s  accepted %,d of %,d%n",
        name,
        tally.accepted() / seconds,
        tally.bytes() / seconds / 1e6,
        tally.accepted(),
        tally.received());
  }

  private static void send(int port, byte[] block, int blocks) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      OutputStream out = socket.getOutputStream();
      for (int i = 0; i < blocks; i++) {
        out.write(block);
      }
    } catch (IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    }
  }
}
