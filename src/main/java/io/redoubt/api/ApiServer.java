package io.redoubt.api;

import io.redoubt.api.admin.AdminApi;
import io.redoubt.api.cases.CaseOperations;
import io.redoubt.api.door.Door;
import io.redoubt.api.http.HttpServer;
import io.redoubt.api.http.Listening;
import io.redoubt.api.ingest.Elastic;
import io.redoubt.api.ingest.Gelf;
import io.redoubt.api.ingest.Hec;
import io.redoubt.api.ingest.Loki;
import io.redoubt.api.ingest.NativeIngest;
import io.redoubt.api.ingest.Otlp;
import io.redoubt.api.ingest.Receiver;
import io.redoubt.api.ingest.WazuhHook;
import io.redoubt.api.jobs.JobState;
import io.redoubt.api.jobs.NoJobs;
import io.redoubt.api.measure.Meters;
import io.redoubt.api.v1.AnomaliesApi;
import io.redoubt.api.v1.CasesApi;
import io.redoubt.api.v1.CompletionApi;
import io.redoubt.api.v1.ContractApi;
import io.redoubt.api.v1.DecisionsApi;
import io.redoubt.api.v1.EventsApi;
import io.redoubt.api.v1.FieldsApi;
import io.redoubt.api.v1.Health;
import io.redoubt.api.v1.StreamApi;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Surface;
import io.redoubt.audit.CaseTrail;
import io.redoubt.event.port.Jobs;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import tools.jackson.databind.json.JsonMapper;

/// The service on HTTP, running: all surfaces on one port.
public final class ApiServer implements AutoCloseable {
  /* Held, for a logger that nobody holds forgets its level. */
  private final Logger helidon = Logger.getLogger("io.helidon");
  private final Logger starting = Logger.getLogger("io.helidon.webserver.LoomServer");
  private final StreamApi stream;
  private final List<Surface> surfaces;
  private final HttpServer server;

  private ApiServer(Listening at, Backing backing, Offer offer) {
    helidon.setLevel(Level.WARNING);
    starting.setLevel(Level.OFF); // a port that is taken is told in our words
    Meters meters = new Meters(backing.gauges());
    Door door = new Door(backing.stores().keys(), backing.limits(), System::nanoTime);
    this.stream = stream(backing.stores());
    this.surfaces = offer.of(surfaces(backing, meters, stream));
    this.server = HttpServer.start(at, surfaces, door, meters, backing.tracer());
  }

  /// Starts it.
  ///
  /// @throws java.io.UncheckedIOException when the port is taken or the files of TLS cannot be read
  public static ApiServer start(Listening at, Backing backing) {
    return start(at, backing, Offer.ALL);
  }

  /// Starts it with a part of its surfaces.
  ///
  /// @throws java.io.UncheckedIOException when the port is taken or the files of TLS cannot be read
  public static ApiServer start(Listening at, Backing backing, Offer offer) {
    return new ApiServer(at, backing, offer);
  }

  private static StreamApi stream(Backing.Stores stores) {
    Jobs jobs = stores.admin().<Jobs>map(admin -> admin.work().jobs()).orElse(new NoJobs());
    return new StreamApi(
        stores.changes(),
        stores.cases(),
        jobs,
        job -> JsonMapper.shared().writeValueAsString(JobState.of(job).shown()));
  }

  private static List<Surface> surfaces(Backing backing, Meters meters, StreamApi stream) {
    Receiver receiver = new Receiver(backing.intake(), meters);
    List<Operation> own = new ArrayList<>();
    own.addAll(new Health(backing.readiness(), meters).operations());
    own.addAll(new ContractApi().operations());
    own.addAll(new NativeIngest(receiver).operations());
    own.addAll(new WazuhHook(receiver).operations());
    own.addAll(stream.operations());
    own.addAll(stored(backing.stores()));
    List<Surface> surfaces = new ArrayList<>();
    surfaces.add(Surface.plain("native", own));
    surfaces.add(new Hec(receiver).surface());
    surfaces.add(new Elastic(receiver).surface());
    surfaces.add(new Loki(receiver).surface());
    surfaces.add(new Otlp(receiver).surface());
    surfaces.add(new Gelf(receiver).surface());
    surfaces.addAll(backing.more());
    return surfaces;
  }

  private static List<Operation> stored(Backing.Stores stores) {
    Clock clock = Clock.systemUTC();
    List<Operation> own = new ArrayList<>();
    stores
        .admin()
        .ifPresent(
            parts -> own.addAll(AdminApi.operations(parts, stores.keys(), stores.events(), clock)));
    own.addAll(new CasesApi(stores.cases(), stores.events(), clock).operations());
    own.addAll(new DecisionsApi(stores.cases(), clock, trail(stores)).operations());
    stores
        .desk()
        .ifPresent(
            desk -> own.addAll(CaseOperations.of(stores.cases(), stores.events(), desk, clock)));
    stores
        .events()
        .ifPresent(
            all -> {
              own.addAll(new EventsApi(all, clock).operations());
              own.addAll(new FieldsApi(all, clock).operations());
              own.addAll(new CompletionApi(all, clock).operations());
              own.addAll(new AnomaliesApi(all, clock).operations());
            });
    return own;
  }

  /* What was decided goes on record at once; what cannot, with the next beat of the service. */
  private static Runnable trail(Backing.Stores stores) {
    return stores
        .desk()
        .<Runnable>map(desk -> new CaseTrail(stores.cases(), desk.audit())::write)
        .orElse(() -> {});
  }

  /// Everything it offers.
  public List<Operation> operations() {
    return surfaces.stream().flatMap(surface -> surface.operations().stream()).toList();
  }

  /// The port it listens on.
  public int port() {
    return server.port();
  }

  /// Turns away what comes from now on; what is on the way goes on.
  public void drain() {
    server.drain();
  }

  /// Takes no more requests, waits some seconds for those on the way, and ends.
  @Override
  public void close() {
    stream.close();
    server.close();
  }
}
