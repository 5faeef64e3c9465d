package io.redoubt.testing.llm;

import io.redoubt.llm.ServerKind;
import io.redoubt.llm.http.ApiKey;
import io.redoubt.llm.http.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// A model server on loopback that speaks one dialect exactly, answers with a function of the
/// question, and fails in any of the ways of [Fault] when told to. Thread-safe.
public final class FakeModelServer implements AutoCloseable {
  private final Voice voice;
  private final Function<Asked, String> answer;
  private final Fault fault;
  private final Installed installed;
  private final LoopServer server;
  private final Socket refusing = new Socket();
  private final AtomicBoolean loaded;
  private final AtomicInteger generations = new AtomicInteger();
  private final AtomicInteger spoilt = new AtomicInteger(Integer.MAX_VALUE);
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();

  /// A server that answers with a function of the question and fails in one way.
  public FakeModelServer(
      Voice voice, Installed installed, Function<Asked, String> answer, Fault fault) {
    this.voice = voice;
    this.installed = installed;
    this.answer = answer;
    this.fault = fault;
    this.loaded = new AtomicBoolean(fault != Fault.COLD_LOAD);
    this.server = new LoopServer(this::play, listener(fault));
    if (fault == Fault.REFUSE) {
      server.close();
      refuse();
    }
  }

  /* A port that is bound and not listened to refuses, and no other server is given it. */
  private void refuse() {
    try {
      refusing.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  /// A healthy server of a kind that answers with a function of the question.
  public static FakeModelServer of(ServerKind kind, Function<Asked, String> answer) {
    return of(kind, answer, Fault.NONE);
  }

  /// A server of a kind that fails in one way.
  public static FakeModelServer of(ServerKind kind, Function<Asked, String> answer, Fault fault) {
    return new FakeModelServer(voice(kind), Installed.PHI, answer, fault);
  }

  /// A healthy server that gives the plainest answer which the schema of the question allows.
  public static FakeModelServer echoing(ServerKind kind) {
    return of(kind, question -> SchemaEcho.of(question.schema()));
  }

  private static LoopServer.Listener listener(Fault fault) {
    if (fault == Fault.TLS_SELF_SIGNED) {
      return () -> SelfSigned.listener("self-signed");
    }
    return fault == Fault.TLS_EXPIRED ? () -> SelfSigned.listener("expired") : LoopServer::plain;
  }

  private static Voice voice(ServerKind kind) {
    return kind == ServerKind.OLLAMA ? new OllamaVoice() : new OpenAiVoice(kind);
  }

  /// Only the next so many generation requests fail, then all is well.
  public FakeModelServer spoilingNext(int requests) {
    spoilt.set(generations.get() + requests);
    return this;
  }

  /// The address to give to a client.
  public String url() {
    if (fault == Fault.DNS_FAIL) {
      return "http://" + "a".repeat(64) + ".invalid:" + server.port();
    }
    if (fault == Fault.REFUSE) {
      return "http://127.0.0.1:" + refusing.getLocalPort();
    }
    boolean tls = fault == Fault.TLS_SELF_SIGNED || fault == Fault.TLS_EXPIRED;
    return (tls ? "https://localhost:" : "http://127.0.0.1:") + server.port();
  }

  /// The address without a key; plain text to elsewhere is allowed, so that a bad host name is
  /// looked up at all.
  public Endpoint endpoint() {
    return Endpoint.parse(url(), ApiKey.NONE, true);
  }

  /// The questions that were asked.
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  /// Every request that came in.
  public List<Seen> seen() {
    return List.copyOf(seen);
  }

  /// Waits until no connection is open; whether that came true in time.
  public boolean quiet(long millis) throws InterruptedException {
    return server.quiet(millis);
  }

  private void play(Socket socket, Out out) throws IOException {
    if (fault == Fault.ACCEPT_NEVER_READ) {
      out.hold();
      return;
    }
    for (Seen request : LoopServer.read(socket)) {
      seen.add(request);
      if (voice.generation(request)) {
        generate(request, out);
      } else {
        aside(request, out);
      }
    }
  }

  private void generate(Seen request, Out out) throws IOException {
    Asked question = voice.asked(request);
    asked.add(question);
    int nth = generations.incrementAndGet();
    if (fault == Fault.UNLOADED_BETWEEN_CALLS) {
      loaded.set(false);
    }
    Scene scene = new Scene(question, answer.apply(question), voice, out, nth);
    if (nth <= spoilt.get()) {
      fault.play(scene);
    } else {
      scene.play();
    }
  }

  private void aside(Seen request, Out out) throws IOException {
    boolean preload = request.path().equals("/api/chat");
    if (preload && fault == Fault.COLD_LOAD) {
      out.hold();
      return;
    }
    voice.aside(request, out, stated(request), loaded.get());
    boolean loading = preload || request.path().equals("/health");
    if (loading && fault != Fault.COLD_LOAD) {
      loaded.set(true);
    }
  }

  private Installed stated(Seen request) {
    boolean changed = fault == Fault.OTHER_DIGEST && generations.get() > 0;
    return changed && request.path().equals("/api/ps")
        ? new Installed(installed.name(), "sha256:" + "ee".repeat(32), installed.context())
        : installed;
  }

  @Override
  public void close() {
    server.close();
    try {
      refusing.close();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
