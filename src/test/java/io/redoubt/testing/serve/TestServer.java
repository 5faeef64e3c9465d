package io.redoubt.testing.serve;

import io.redoubt.api.ApiServer;
import io.redoubt.api.Backing;
import io.redoubt.api.admin.AuditApi;
import io.redoubt.api.admin.ModelsApi;
import io.redoubt.api.admin.SourcesApi;
import io.redoubt.api.cases.CaseDesk;
import io.redoubt.api.door.Door;
import io.redoubt.api.engine.EngineApi;
import io.redoubt.api.http.Listening;
import io.redoubt.api.v1.AskApi;
import io.redoubt.api.v1.CaseSearchApi;
import io.redoubt.api.v1.Events;
import io.redoubt.api.v1.Readiness;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Surface;
import io.redoubt.ask.Asking;
import io.redoubt.ask.look.KeptArchive;
import io.redoubt.audit.SharedLog;
import io.redoubt.event.port.Cases;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.Ledger;
import io.redoubt.event.port.Outbox;
import io.redoubt.event.port.TriageQueue;
import io.redoubt.ingest.net.Endpoint;
import io.redoubt.ingest.net.Protocol;
import io.redoubt.ingest.net.Tally;
import io.redoubt.llm.vectors.Embedders;
import io.redoubt.pipeline.live.SourceTally;
import io.redoubt.redact.RedactionPolicy;
import io.redoubt.redact.Redactor;
import io.redoubt.search.cases.CaseCatalogue;
import io.redoubt.search.cases.CaseSearch;
import io.redoubt.search.semantic.Understanding;
import io.redoubt.search.tail.TailedFinder;
import io.redoubt.store.DataDirectory;
import io.redoubt.store.cases.CaseWords;
import io.redoubt.store.index.LuceneIndex;
import io.redoubt.store.log.LogSettings;
import io.redoubt.store.vector.VectorFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/// The service over parts in memory, on a free port of this machine, and a client for it.
public final class TestServer implements AutoCloseable {
  private final MemoryIntake intake = new MemoryIntake();
  private final SourceTally tally = new SourceTally(intake, Clock.systemUTC());
  private final MemoryKeys keys = new MemoryKeys();
  private final AtomicReference<Optional<String>> trouble = new AtomicReference<>(Optional.empty());
  private final Path folder = folder();
  private final EventLog log =
      new DataDirectory(folder)
          .openLog(LogSettings.standard(), Clock.systemUTC(), new SecureRandom());
  private final Ledger ledger =
      new DataDirectory(folder).openLedger(Clock.systemUTC(), new SecureRandom());
  private final LuceneIndex index = new LuceneIndex(folder.resolve("index"), Clock.systemUTC());
  private final SharedLog audit =
      new SharedLog(folder.resolve("audit"), Clock.systemUTC(), new SecureRandom());
  private final Administered admin = new Administered(folder, ledger, audit);
  private final Conformance contract = new Conformance();
  private final ApiServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// Starts it with the usual limits.
  public TestServer() {
    this(Door.Limits.standard());
  }

  /// Starts it.
  public TestServer(Door.Limits limits) {
    List<Readiness> parts = List.of(new Readiness("store", trouble::get));
    Backing backing =
        new Backing(
            tally,
            stores(),
            parts,
            List.of(),
            List.of(engine(), ask(), sources(), caseSearch(), models()),
            limits);
    this.server = ApiServer.start(new Listening("127.0.0.1", 0, Optional.empty()), backing);
  }

  /* Without a model. */
  private static Surface engine() {
    EngineApi engine = new EngineApi(Optional::empty, System::nanoTime);
    return Surface.plain("engine", engine.operations());
  }

  private Surface caseSearch() {
    Redactor redactor = new Redactor(RedactionPolicy.standard(), new byte[Redactor.KEY_BYTES]);
    Understanding understanding =
        new Understanding(
            Embedders.hashed("test"),
            () -> redactor,
            digest -> VectorFile.copy(folder.resolve("vectors"), digest));
    CaseCatalogue catalogue = new CaseCatalogue(ledger.cases(), understanding, CaseWords::of);
    CaseSearchApi api = new CaseSearchApi(new CaseSearch(catalogue), Clock.systemUTC());
    return Surface.plain("case-search", api.operations());
  }

  private Surface models() {
    AuditApi acts = new AuditApi(audit, Clock.systemUTC());
    return Surface.plain("models", new ModelsApi(new SmallModels(), acts).operations());
  }

  /* With one listener that has lost something. */
  private Surface sources() {
    Endpoint place = new Endpoint(Protocol.SYSLOG_UDP, "127.0.0.1", 5514);
    Tally heard = new Tally(place, 10, 7, 0, 0, 3, 2, 700, 0, 0, 0);
    SourcesApi api = new SourcesApi(tally, () -> List.of(heard), Clock.systemUTC());
    return Surface.plain("sources", api.operations());
  }

  /* Without a model, over no events. */
  private Surface ask() {
    Administered admin = new Administered(folder, ledger, audit);
    TailedFinder finder = new TailedFinder(index, log, admin.reader());
    KeptArchive archive = new KeptArchive(finder, log, admin.reader(), ledger.cases());
    Asking asking = new Asking(archive, Clock.systemUTC(), System::nanoTime);
    return Surface.plain("ask", new AskApi(asking, Clock.systemUTC()).operations());
  }

  /* A log and an index of no events. */
  private Backing.Stores stores() {
    Events events = new Events(log, index, admin.reader());
    return new Backing.Stores(
        keys,
        ledger.cases(),
        ledger.changes(),
        Optional.of(events),
        Optional.of(admin.parts()),
        Optional.of(
            new CaseDesk(ledger.suppressions(), ledger.feedback(), audit, TriageQueue.NONE)));
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("redoubt-served");
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /// What is committed, of which nothing is indexed.
  public EventLog log() {
    return log;
  }

  /// What was delivered.
  public MemoryIntake intake() {
    return intake;
  }

  /// What is filed, and what became a part of what.
  public Ledger ledger() {
    return ledger;
  }

  /// Its alerts and incidents.
  public Cases cases() {
    return ledger.cases();
  }

  /// Its ledger opened once more, as another program has it open, with a clock of its own.
  public Ledger ledger(Clock clock) {
    return new DataDirectory(folder).openLedger(clock, new SecureRandom());
  }

  /// What it tells others.
  public Outbox outbox() {
    return ledger.outbox();
  }

  /// Where it records.
  public SharedLog audit() {
    return audit;
  }

  /// Its keys.
  public MemoryKeys keys() {
    return keys;
  }

  /// From now on the store is in this trouble.
  public void trouble(String what) {
    trouble.set(Optional.of(what));
  }

  /// Everything it offers.
  public List<Operation> operations() {
    return server.operations();
  }

  /// The port it listens on.
  public int port() {
    return server.port();
  }

  /// Against which every exchange is held.
  public Conformance contract() {
    return contract;
  }

  /// A request to a path, with headers as name, value, name, value …
  public HttpResponse<String> send(String method, String path, byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    request.timeout(Duration.ofMinutes(2)); // who hangs, fails
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpRequest sent = request.build();
      HttpResponse<String> answer = client.send(sent, BodyHandlers.ofString());
      boolean packed = sent.headers().firstValue("content-encoding").isPresent();
      String type = packed ? "" : sent.headers().firstValue("content-type").orElse("");
      contract.holds(method, path, type, body, answer);
      return answer;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopping);
    }
  }

  /// `GET`.
  public HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, new byte[0], headers);
  }

  /// `POST` of text.
  public HttpResponse<String> post(String path, String body, String... headers) {
    return send("POST", path, body.getBytes(java.nio.charset.StandardCharsets.UTF_8), headers);
  }

  @Override
  public void close() {
    client.close();
    server.close();
    admin.close();
    index.close();
    audit.close();
    log.close();
    ledger.close();
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(TestServer::delete);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static void delete(java.io.File file) {
    if (!file.delete()) {
      file.deleteOnExit();
    }
  }
}
