package io.redoubt.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.store.log.LogView;
import io.redoubt.testing.Figures;
import io.redoubt.testing.serve.Program;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// As much as senders can send over every protocol at once, for a while
/// (`-Dredoubt.overload.seconds`, 2 unless told otherwise), to a service with a small heap: it
/// stays up, and what was accepted, refused and dropped is what was sent, record by record.
class OverloadTest {
  private static final int SECONDS = Integer.getInteger("redoubt.overload.seconds", 2);
  private static final int LINES = 500;

  /// Deliveries over HTTP that are taken before the flood ends, whatever the time.
  private static final int TURNS = 20;

  @TempDir private Path folder = Path.of("");
  private final AtomicLong httpAccepted = new AtomicLong();
  private final AtomicLong httpRefused = new AtomicLong();
  private long end;
  private long accepted;
  private long dropped;

  @Test
  void everyRecordIsAccountedFor() throws Exception {
    Path data = folder.resolve("data");
    String listen = "syslog-tcp=0,gelf-tcp=0,syslog-udp=0,gelf-udp=0";
    long http;
    try (ServedProcess served =
        ServedProcess.start(Program.built(), data, ServedProcess.How.with("--listen", listen))) {
      end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
      // Threads of the platform: senders that never wait would keep virtual ones from running.
      try (ExecutorService threads =
          Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
        List<Future<Long>> https = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          https.add(threads.submit(() -> http(served.api())));
        }
        Future<Long> syslog = threads.submit(() -> stream(served, "syslog-tcp", '\n'));
        Future<Long> gelf = threads.submit(() -> stream(served, "gelf-tcp", '\0'));
        Future<Long> syslogs = threads.submit(() -> datagrams(served, "syslog-udp", "<13>x"));
        Future<Long> gelfs = threads.submit(() -> datagrams(served, "gelf-udp", "{\"a\":1}"));
        http = 0;
        for (Future<Long> one : https) {
          http += one.get();
        }
        settled(served.api(), "syslog-tcp", syslog.get());
        settled(served.api(), "gelf-tcp", gelf.get());
        settled(served.api(), "syslog-udp", syslogs.get());
        settled(served.api(), "gelf-udp", gelfs.get());
      }
      assertThat(httpAccepted.get() + httpRefused.get()).isEqualTo(http);
      assertThat(httpAccepted.get()).as("its turns").isGreaterThanOrEqualTo(TURNS * LINES);
      report(served, http);
      served.stop();
    }
    try (LogView log = LogView.open(data.resolve("log"))) {
      assertThat(log.next()).isEqualTo(accepted + httpAccepted.get());
    }
  }

  /* Until the time is over; on a slow machine until HTTP had its turns, two minutes at most. */
  private boolean flooding() {
    long over = System.nanoTime() - end;
    return over < 0 || (httpAccepted.get() < TURNS * LINES && over < TimeUnit.MINUTES.toNanos(2));
  }

  private long http(Api api) {
    byte[] body = "one line of some length\n".repeat(LINES).getBytes(StandardCharsets.UTF_8);
    long sent = 0;
    while (flooding()) {
      sent += LINES;
      Optional<HttpResponse<String>> answer = api.send("POST", "/api/v1/events", body);
      int status = answer.orElseThrow().statusCode();
      if (status == 200) {
        httpAccepted.addAndGet(LINES);
      } else {
        assertThat(status).isIn(429, 503);
        assertThat(answer.get().headers().firstValue("Retry-After")).isPresent();
        httpRefused.addAndGet(LINES);
      }
    }
    return sent;
  }

  private long stream(ServedProcess served, String protocol, char stop) throws IOException {
    byte[] lines =
        ("{\"short_message\":\"x\"}" + stop).repeat(LINES).getBytes(StandardCharsets.UTF_8);
    long sent = 0;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), served.port(protocol))) {
      OutputStream out = socket.getOutputStream();
      while (flooding()) {
        out.write(lines);
        sent += LINES;
      }
    }
    return sent;
  }

  private long datagrams(ServedProcess served, String protocol, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    InetSocketAddress to =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), served.port(protocol));
    long sent = 0;
    try (DatagramChannel channel = DatagramChannel.open()) {
      while (flooding()) {
        sent += channel.send(bytes.rewind(), to) > 0 ? 1 : 0;
      }
    }
    return sent;
  }

  /* Accepted, refused and dropped become what was sent. */
  private void settled(Api api, String protocol, long sent) {
    ToLongFunction<String> figure =
        name -> api.metric("redoubt_listen_" + name + "_total", "protocol=\"" + protocol + "\"");
    Api.until(
        () ->
            figure.applyAsLong("accepted")
                    + figure.applyAsLong("refused")
                    + figure.applyAsLong("dropped")
                    + figure.applyAsLong("kernel_dropped")
                == sent,
        () ->
            protocol
                + ": sent "
                + sent
                + ", accepted "
                + figure.applyAsLong("accepted")
                + ", dropped "
                + figure.applyAsLong("dropped")
                + ", by the kernel "
                + figure.applyAsLong("kernel_dropped"));
    accepted += figure.applyAsLong("accepted");
    dropped += figure.applyAsLong("dropped") + figure.applyAsLong("kernel_dropped");
  }

  private void report(ServedProcess served, long http) {
    String memory;
    try {
      memory =
          Files.readAllLines(Path.of("/proc/" + served.pid() + "/status")).stream()
              .filter(line -> line.startsWith("VmHWM"))
              .findFirst()
              .orElse("");
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
    String figure =
        "%d s, %d over HTTP (%d refused), %d accepted by listeners, %d datagrams dropped, %s"
            .formatted(
                SECONDS,
                http,
                httpRefused.get(),
                accepted,
                dropped,
                memory.replaceAll("\\s+", " "));
    Figures.report("overload, records unaccounted for", "0", figure);
    System.out.println(figure);
  }
}
