package io.redoubt.bench;

import io.redoubt.api.compat.engine.Floor;
import io.redoubt.api.compat.engine.Journal;
import io.redoubt.api.compat.engine.Surroundings;
import io.redoubt.api.compat.setup.CompatSettings;
import io.redoubt.api.compat.setup.CompatSurfaces;
import io.redoubt.api.compat.setup.CompatVariables;
import io.redoubt.api.door.Door;
import io.redoubt.api.http.HttpServer;
import io.redoubt.api.http.Listening;
import io.redoubt.api.measure.Meters;
import io.redoubt.event.port.ApiKey;
import io.redoubt.event.port.Keys;
import io.redoubt.llm.exchange.Exchange;
import io.redoubt.llm.exchange.Exchanged;
import io.redoubt.llm.exchange.HttpExchange;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Requests a second and their times on `POST /analyze-event`, over a model that answers at once.
/// Server, model and 64 clients share one process and its processors, so that the figures are a
/// lower bound. First as many as go, then at the given rates (3,000 and 6,000 a second): there a
/// request is due at its time whether or not the one before was answered, and waits count from
/// then. Usage: `bench/run compat [SECONDS] [http|instant] [RATE…]`; `http`: the model is a server
/// behind a socket.
public final class CompatBenchmark {
  private static final int CLIENTS = 64;
  private static final int AS_MANY_AS_GO = 0;
  private static final int MOST = 4_000_000;
  private static final String EVENT =
      "{\"description\":\"57 failed log-ons of root from one address, then a success\","
          + "\"source_ip\":\"203.0.113.9\",\"event_type\":\"authentication\",\"severity\":\"high\"}";
  private static final String SAID =
      "{\"model\":\"phi4-mini\",\"response\":\"{\\\"attack_classification\\\":"
          + "\\\"initial_access\\\",\\\"false_positive_likelihood\\\":0.1,\\\"risk_score\\\":85,"
          + "\\\"reason\\\":\\\"success after 57 failures\\\"}\",\"done\":true}";

  private CompatBenchmark() {}

  /// Runs it.
  public static void main(String[] args) throws IOException, InterruptedException {
    int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 10;
    boolean http = args.length > 1 && args[1].equals("http");
    try (ServerSocket model = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        HttpExchange exchange = new HttpExchange(Duration.ofSeconds(5))) {
      Thread.ofPlatform().daemon().start(() -> accept(model));
      String url = "http://127.0.0.1:" + model.getLocalPort();
      try (HttpServer server = server(http ? exchange : new Instant(), url)) {
        String name = http ? "http" : "instant";
        measure(server.port(), Math.min(seconds, 5), "warm", AS_MANY_AS_GO);
        measure(server.port(), seconds, name, AS_MANY_AS_GO);
        for (int rate : rates(args)) {
          measure(server.port(), seconds, name + " at " + rate + "/s", rate);
        }
      }
    }
    Runtime.getRuntime().halt(0);
  }

  private static int[] rates(String[] args) {
    return args.length < 3
        ? new int[] {3000, 6000}
        : Arrays.stream(args).skip(2).mapToInt(Integer::parseInt).toArray();
  }

  private static HttpServer server(Exchange exchange, String url) {
    Map<String, String> variables = Map.of("OLLAMA_BASE_URL", url, "RATE_LIMIT_ENABLED", "false");
    if (!(CompatVariables.of(variables, CompatVariables.Own.NONE)
        instanceof CompatVariables.Read.Usable(CompatSettings settings))) {
      throw new IllegalStateException("no settings");
    }
    Keys none = new NoKeys();
    Surroundings around =
        new Surroundings(
            none::any,
            System::nanoTime,
            Thread::sleep,
            () -> UUID.randomUUID().toString(),
            Journal.NONE);
    CompatSurfaces surfaces = new CompatSurfaces(settings, exchange, Floor.NONE, around);
    Door door = new Door(none, Door.Limits.standard(), System::nanoTime);
    Listening at = new Listening("127.0.0.1", 0, Optional.empty());
    return HttpServer.start(at, surfaces.shared(), door, new Meters(List.of()));
  }

  private static void measure(int port, int seconds, String name, int rate)
      throws InterruptedException {
    long[] times = new long[MOST];
    AtomicInteger count = new AtomicInteger();
    Duration before = cpu();
    long start = System.nanoTime();
    long end = start + seconds * 1_000_000_000L;
    Thread[] clients = new Thread[CLIENTS];
    for (int i = 0; i < CLIENTS; i++) {
      long gap = rate == AS_MANY_AS_GO ? 0 : CLIENTS * 1_000_000_000L / rate;
      long first = start + i * gap / CLIENTS;
      clients[i] = Thread.ofVirtual().start(() -> client(port, first, gap, end, times, count));
    }
    for (Thread client : clients) {
      client.join();
    }
    double took = (System.nanoTime() - start) / 1e9;
    int all = Math.min(count.get(), MOST);
    Arrays.sort(times, 0, all);
    System.out.printf(
        "%s: %,.0f requests/s, p50 %.1f ms, p99 %.1f ms, max %.1f ms, %d us of processor a request,"
            + " clients and model included (%d clients, %d requests)%n",
        name,
        all / took,
        times[all / 2] / 1e6,
        times[(int) (all * 0.99)] / 1e6,
        times[all - 1] / 1e6,
        cpu().minus(before).dividedBy(Math.max(1, all)).toNanos() / 1000,
        CLIENTS,
        all);
  }

  private static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /* @param first when its first request is due, the others after a gap each; 0: when it can */
  private static void client(
      int port, long first, long gap, long end, long[] times, AtomicInteger count) {
    byte[] request =
        ("POST /analyze-event HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + "Content-Length: "
                + EVENT.length()
                + "\r\n\r\n"
                + EVENT)
            .getBytes(StandardCharsets.ISO_8859_1);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      long due = first;
      while (Math.max(due, System.nanoTime()) < end) {
        due(due);
        long start = gap == 0 ? System.nanoTime() : due;
        out.write(request);
        String head = head(in);
        in.skipNBytes(length(head));
        if (!head.startsWith("HTTP/1.1 200")) {
          throw new IOException(head);
        }
        int at = count.getAndIncrement();
        if (at < MOST) {
          times[at] = System.nanoTime() - start;
        }
        due += gap;
      }
    } catch (IOException broken) {
      System.err.println("a client broke: " + broken.getMessage());
    }
  }

  private static void due(long when) {
    for (long left = when - System.nanoTime(); left > 0; left = when - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder(512);
    for (int b = in.read(); b >= 0; b = in.read()) {
      head.append((char) b);
      if (b == '\n' && head.length() > 3 && head.charAt(head.length() - 3) == '\n') {
        return head.toString();
      }
    }
    throw new IOException("closed");
  }

  private static int length(String head) {
    String lower = head.toLowerCase(Locale.ROOT);
    int at = lower.indexOf("content-length:");
    return at < 0 ? 0 : Integer.parseInt(lower.substring(at + 15, lower.indexOf('\r', at)).strip());
  }

  private static void accept(ServerSocket listener) {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void serve(Socket socket) {
    byte[] answer =
        ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                + SAID.length()
                + "\r\n\r\n"
                + SAID)
            .getBytes(StandardCharsets.ISO_8859_1);
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      while (true) {
        in.skipNBytes(length(head(in)));
        socket.getOutputStream().write(answer);
      }
    } catch (IOException closed) {
      // the client is done
    }
  }

  /// A model that answers at once, without a network.
  private record Instant() implements Exchange {
    @Override
    public Exchanged post(String url, Map<String, String> headers, byte[] json, Duration time) {
      return new Exchanged.Answered(200, Optional.empty(), SAID);
    }

    @Override
    public Exchanged get(String url, Map<String, String> headers, Duration time) {
      return post(url, headers, new byte[0], time);
    }
  }

  /// No keys.
  private record NoKeys() implements Keys {
    @Override
    public Made create(String name, Set<String> scopes, long expires) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<ApiKey> find(String presented) {
      return Optional.empty();
    }

    @Override
    public Optional<Made.Key> rotate(String name, long overlap, long expires) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<ApiKey> list() {
      return List.of();
    }

    @Override
    public boolean revoke(String name) {
      return false;
    }

    @Override
    public boolean any() {
      return false;
    }
  }
}
