package io.redoubt.api;

import io.redoubt.api.door.Door;
import io.redoubt.api.http.HttpServer;
import io.redoubt.api.http.Listening;
import io.redoubt.api.ingest.NativeIngest;
import io.redoubt.api.ingest.Receiver;
import io.redoubt.api.measure.Meters;
import io.redoubt.api.v1.Health;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Surface;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The service on HTTP, running: all surfaces on one port.
public final class ApiServer implements AutoCloseable {
  /* Held, for a logger that nobody holds forgets its level. */
  private final Logger helidon = Logger.getLogger("io.helidon");
  private final HttpServer server;

  private ApiServer(Listening at, Backing backing) {
    helidon.setLevel(Level.WARNING);
    Meters meters = new Meters(backing.gauges());
    Door door = new Door(backing.keys(), backing.limits(), System::nanoTime);
    this.server = HttpServer.start(at, surfaces(backing, meters), door, meters);
  }

  /// Starts it.
  ///
  /// @throws java.io.UncheckedIOException when the port is taken or the files of TLS cannot be read
  public static ApiServer start(Listening at, Backing backing) {
    return new ApiServer(at, backing);
  }

  /// The surfaces over this, the native one first.
  static List<Surface> surfaces(Backing backing, Meters meters) {
    Receiver receiver = new Receiver(backing.intake(), meters);
    List<Operation> own = new ArrayList<>();
    own.addAll(new Health(backing.readiness(), meters).operations());
    own.addAll(new NativeIngest(receiver).operations());
    List<Surface> surfaces = new ArrayList<>();
    surfaces.add(Surface.plain("native", own));
    surfaces.addAll(backing.more());
    return surfaces;
  }

  /// The port it listens on.
  public int port() {
    return server.port();
  }

  /// Takes no more requests, waits some seconds for those on the way, and ends.
  @Override
  public void close() {
    server.close();
  }
}
