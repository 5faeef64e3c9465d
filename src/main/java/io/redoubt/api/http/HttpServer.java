package io.redoubt.api.http;

import io.helidon.common.configurable.Resource;
import io.helidon.common.pki.Keys;
import io.helidon.common.tls.TlsClientAuth;
import io.helidon.common.tls.TlsConfig;
import io.helidon.http.DateTime;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.service.registry.GlobalServiceRegistry;
import io.helidon.service.registry.ServiceRegistryConfig;
import io.helidon.service.registry.ServiceRegistryManager;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.redoubt.api.door.Door;
import io.redoubt.api.measure.Meters;
import io.redoubt.api.wire.Fault;
import io.redoubt.api.wire.Problem;
import io.redoubt.api.wire.Reply;
import io.redoubt.api.wire.Surface;
import io.redoubt.audit.AuditException;
import io.redoubt.event.port.LedgerException;
import io.redoubt.event.trace.Tracer;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.time.Duration;
import java.util.List;

/// The web server, running. HTTP/1.1 and 1.0, one virtual thread a connection.
public final class HttpServer implements AutoCloseable {
  private static final int HEADERS = 32 << 10;
  private static final int FIRST_LINE = 8 << 10;
  private static final int CONNECTIONS = 4096;
  private static final int HEAP_SHARE = 6;
  private static final Duration READ = Duration.ofSeconds(30);
  private static final Duration IDLE = Duration.ofMinutes(5);

  private final WebServer server;
  private final Dispatcher dispatcher;
  private final Entrance entrance;

  private HttpServer(WebServer server, Dispatcher dispatcher, Entrance entrance) {
    this.server = server;
    this.dispatcher = dispatcher;
    this.entrance = entrance;
  }

  /// Starts listening; nobody is told how long things take.
  ///
  /// @throws java.io.UncheckedIOException when the port is taken or the files of TLS cannot be read
  public static HttpServer start(Listening at, List<Surface> surfaces, Door door, Meters meters) {
    return start(at, surfaces, door, meters, Tracer.NONE);
  }

  /// Starts listening.
  ///
  /// @throws java.io.UncheckedIOException when the port is taken or the files of TLS cannot be read
  public static HttpServer start(
      Listening at, List<Surface> surfaces, Door door, Meters meters, Tracer tracer) {
    Budget budget = new Budget(Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    Dispatcher dispatcher = new Dispatcher(new Routes(surfaces), door, meters, budget, tracer);
    Entrance entrance = new Entrance(dispatcher);
    withoutDiscovery();
    Http1Config http = http();
    var builder =
        WebServer.builder()
            .host(at.host())
            .port(at.port())
            .shutdownHook(false)
            .featuresDiscoverServices(false)
            .protocolsDiscoverServices(false)
            .addProtocol(http)
            .addConnectionSelector(
                new AnyHttp1(Http1ConnectionSelector.builder().config(http).build()))
            .contentEncoding(new AsSent())
            .maxTcpConnections(CONNECTIONS)
            .connectionOptions(socket -> socket.readTimeout(READ))
            .idleConnectionTimeout(IDLE)
            .shutdownGracePeriod(at.grace())
            .directHandlers(problems())
            .routing(routing(entrance));
    at.tls().ifPresent(files -> builder.tls(tls(files)));
    /* Its first use reads jars. Of virtual threads that wait for that none lets go of its carrier, and
    who reads jars may himself wait for a virtual thread that has none: so it is used here first. */
    var _ = DateTime.timestamp();
    WebServer server = builder.build().start();
    if (!server.isRunning() || server.port() < 0) {
      throw new UncheckedIOException(new BindException(at.host() + ":" + at.port()));
    }
    return new HttpServer(server, dispatcher, entrance);
  }

  /* Helidon looks through the class path for services of its registry when it first reads a
  parameter; we give it all it needs, and the look is a tenth of a start. */
  private static void withoutDiscovery() {
    if (!GlobalServiceRegistry.configured()) {
      ServiceRegistryConfig nothing =
          ServiceRegistryConfig.builder()
              .discoverServices(false)
              .discoverServicesFromServiceLoader(false)
              .build();
      GlobalServiceRegistry.registry(ServiceRegistryManager.create(nothing).registry());
    }
  }

  private static HttpRouting.Builder routing(Entrance entrance) {
    return HttpRouting.builder()
        .any(entrance)
        .error(LedgerException.class, entrance::failed)
        .error(AuditException.class, entrance::failed)
        .error(RuntimeException.class, entrance::failed);
  }

  private static Http1Config http() {
    return Http1Config.builder().maxHeadersSize(HEADERS).maxPrologueLength(FIRST_LINE).build();
  }

  /* What Helidon turns away itself, before an operation is looked for. */
  private static DirectHandlers problems() {
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
      handlers.addHandler(
          type,
          (_, _, status, headers, _) -> {
            boolean large = type == DirectHandler.EventType.PAYLOAD_TOO_LARGE;
            Fault fault = large ? Fault.TOO_LARGE : Fault.REQUEST;
            Reply reply = Problem.of(status.code(), fault.code(), fault.text());
            return DirectHandler.TransportResponse.builder()
                .status(status)
                .headers(headers)
                .header(HeaderNames.CONTENT_TYPE, Problem.TYPE)
                .keepAlive(false)
                .entity(reply.body())
                .build();
          });
    }
    return handlers.build();
  }

  private static TlsConfig tls(Listening.Tls files) {
    Keys own =
        Keys.builder()
            .pem(
                pem ->
                    pem.key(Resource.create(files.key()))
                        .certChain(Resource.create(files.certificate())))
            .build();
    TlsConfig.Builder tls =
        TlsConfig.builder()
            .privateKey(own)
            .privateKeyCertChain(own)
            .enabledProtocols(List.of("TLSv1.3", "TLSv1.2"));
    files
        .clients()
        .ifPresent(
            authorities ->
                tls.clientAuth(TlsClientAuth.REQUIRED)
                    .trust(
                        Keys.builder()
                            .pem(pem -> pem.certificates(Resource.create(authorities)))
                            .build()));
    return tls.buildPrototype();
  }

  /// The port it listens on.
  public int port() {
    return server.port();
  }

  /// Turns away what comes from now on (503, to be sent again later); what is on the way goes on.
  public void drain() {
    dispatcher.drain();
  }

  /// Takes no more requests, waits some seconds for those on the way, and ends.
  @Override
  public void close() {
    dispatcher.drain();
    server.stop();
    entrance.shut();
  }
}
