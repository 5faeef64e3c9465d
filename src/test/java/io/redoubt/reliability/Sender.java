package io.redoubt.reliability;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/// Sends numbered lines to a service, life after life of it, and takes note of what it is told. One
/// thread at a time.
sealed interface Sender {
  /// Sends until the service is gone.
  void send(ServedProcess served);

  /// One of each kind.
  static List<Sender> mixed(Evidence evidence, long seed) {
    List<Sender> all = new ArrayList<>();
    all.add(new Native("http0", evidence, new Random(seed)));
    all.add(new Native("http1", evidence, new Random(seed + 1)));
    all.add(new Hec("hec2", evidence, new Random(seed + 2)));
    all.add(new SyslogTcp("tcp3", evidence, new Random(seed + 3)));
    return all;
  }

  /// `POST /api/v1/events` with an idempotency key: what was not answered is sent again.
  final class Native implements Sender {
    private final String name;
    private final Evidence evidence;
    private final Random random;
    private int next;
    private int open;

    Native(String name, Evidence evidence, Random random) {
      this.name = name;
      this.evidence = evidence;
      this.random = random;
    }

    @Override
    public void send(ServedProcess served) {
      Api api = served.api();
      while (true) {
        if (open == 0) {
          open = 1 + random.nextInt(20);
        }
        evidence.sending(name, next + open);
        String body = String.join("\n", Numbered.lines(name, next, open));
        Optional<HttpResponse<String>> answer =
            api.send(
                "POST",
                "/api/v1/events",
                body.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "text/plain",
                "Idempotency-Key",
                name + "-" + next);
        if (answer.isEmpty()) {
          return;
        }
        if (answer.get().statusCode() == 200) {
          evidence.acknowledged(name, next, open);
          next += open;
          open = 0;
        } else {
          again(answer.get());
        }
      }
    }
  }

  /* Only what may be tried again is an answer. */
  private static void again(HttpResponse<String> answer) {
    if (answer.statusCode() != 503 && answer.statusCode() != 429) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    if (answer.headers().firstValue("Retry-After").isEmpty()) {
      throw new AssertionError("No Retry-After: " + answer.body());
    }
    LockSupport.parkNanos(20_000_000);
  }

  /// Splunk's collector with acknowledgements; what was not answered is given up.
  final class Hec implements Sender {
    private static final String CHANNEL = "11111111-2222-3333-4444-555555555555";

    private final String name;
    private final Evidence evidence;
    private final Random random;
    private int next;

    Hec(String name, Evidence evidence, Random random) {
      this.name = name;
      this.evidence = evidence;
      this.random = random;
    }

    @Override
    public void send(ServedProcess served) {
      Api api = served.api();
      while (true) {
        int count = 1 + random.nextInt(20);
        evidence.sending(name, next + count);
        String body =
            Numbered.lines(name, next, count).stream()
                .map(line -> "{\"event\":\"" + line + "\"}")
                .collect(Collectors.joining());
        Optional<HttpResponse<String>> answer = post(api, "/services/collector/event", body);
        if (answer.isEmpty()) {
          next += count;
          return;
        }
        if (answer.get().statusCode() != 200) {
          again(answer.get());
        } else {
          String id = answer.get().body().replaceAll(".*\"ackId\":(\\d+).*", "$1");
          Optional<HttpResponse<String>> acked =
              post(api, "/services/collector/ack", "{\"acks\":[" + id + "]}");
          if (acked.isPresent() && acked.get().body().contains("\"" + id + "\":true")) {
            evidence.acknowledged(name, next, count);
          }
          next += count;
        }
      }
    }

    private static Optional<HttpResponse<String>> post(Api api, String path, String body) {
      return api.send(
          "POST", path, body.getBytes(StandardCharsets.UTF_8), "X-Splunk-Request-Channel", CHANNEL);
    }
  }

  /// Syslog over TCP, which acknowledges nothing: what counts is what the service says it has
  /// committed.
  final class SyslogTcp implements Sender {
    private final String name;
    private final Evidence evidence;
    private final Random random;
    private int next;

    SyslogTcp(String name, Evidence evidence, Random random) {
      this.name = name;
      this.evidence = evidence;
      this.random = random;
    }

    @Override
    public void send(ServedProcess served) {
      int first = next;
      int told = 0;
      try (Socket socket =
          new Socket(InetAddress.getLoopbackAddress(), served.port("syslog-tcp"))) {
        OutputStream out = socket.getOutputStream();
        while (served.alive()) {
          int count = 1 + random.nextInt(20);
          evidence.sending(name, next + count);
          String lines =
              Numbered.lines(name, next, count).stream()
                  .map(line -> "<38>" + line + "\n")
                  .collect(Collectors.joining());
          next += count;
          out.write(lines.getBytes(StandardCharsets.UTF_8));
          long committed = served.api().metric("redoubt_listen_accepted_total");
          if (committed > told) {
            evidence.acknowledged(name, first + told, (int) committed - told);
            told = (int) committed;
          }
        }
      } catch (IOException gone) {
        return; // as it was meant to
      }
    }
  }
}
