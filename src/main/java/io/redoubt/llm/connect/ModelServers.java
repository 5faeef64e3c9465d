package io.redoubt.llm.connect;

import io.redoubt.llm.ChatModel;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.ModelOptions;
import io.redoubt.llm.ServerKind;
import io.redoubt.llm.ServerLook;
import io.redoubt.llm.Ticker;
import io.redoubt.llm.http.Endpoint;
import io.redoubt.llm.http.Timers;
import io.redoubt.llm.http.Wire;
import io.redoubt.llm.local.LocalModel;
import io.redoubt.llm.ollama.OllamaDialect;
import io.redoubt.llm.ollama.OllamaServer;
import io.redoubt.llm.openai.OpenAiDialect;
import io.redoubt.llm.openai.OpenAiServer;
import io.redoubt.llm.served.Backoff;
import io.redoubt.llm.served.Dialect;
import io.redoubt.llm.served.ServedModel;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// Finds out what speaks at an address, and opens its models. Thread-safe; never throws for what a
/// server does.
public final class ModelServers {
  private static final int KNOCK_MILLIS = 500;

  private final Timers timers;
  private final Backoff backoff;
  private final Ticker ticker;

  /// Servers asked under these timers.
  public ModelServers(Timers timers, Backoff backoff, Ticker ticker) {
    this.timers = timers;
    this.backoff = backoff;
    this.ticker = ticker;
  }

  /// What stands at the address: Ollama when `/api/version` and `/api/tags` have its shape, else
  /// whatever lists models at `/v1/models`.
  public ServerLook look(Endpoint endpoint, Deadline deadline) {
    Wire wire = new Wire(endpoint, timers);
    ServerLook ollama = new OllamaServer(wire).look(deadline);
    return switch (ollama) {
      case ServerLook.Found _ -> ollama;
      case ServerLook.Absent(var reason, _) ->
          speaksHttp(reason) ? new OpenAiServer(wire).look(deadline) : ollama;
    };
  }

  /// Whether certainly nobody listens at this address of the machine itself. Says so in a
  /// millisecond, where setting up a client for HTTP takes a third of a second.
  public static boolean nobody(Endpoint endpoint) {
    URI base = endpoint.base();
    InetSocketAddress at = new InetSocketAddress(base.getHost(), base.getPort());
    if (at.isUnresolved() || !at.getAddress().isLoopbackAddress()) {
      return false;
    }
    try (Socket socket = new Socket()) {
      socket.connect(at, KNOCK_MILLIS);
      return false;
    } catch (ConnectException refused) {
      return true;
    } catch (IOException unsure) {
      return false;
    }
  }

  /// Whether something answered that is only not Ollama.
  private static boolean speaksHttp(FailureReason reason) {
    return switch (reason.blame()) {
      case NETWORK, REFUSED, LOCAL -> false;
      case SERVER, REQUEST, ANSWER ->
          reason != FailureReason.FIRST_BYTE && reason != FailureReason.DEADLINE;
    };
  }

  /// The model of a GGUF file on this machine, run without a server. Nothing is started yet.
  public ChatModel file(Path file, ModelOptions options) {
    return new LocalModel(file, options, timers, backoff, ticker);
  }

  /// A model of a server of this kind. Nothing is sent yet.
  public ChatModel model(Endpoint endpoint, ServerKind kind, String name, ModelOptions options) {
    return served(endpoint, kind, Optional.empty(), name, options, true);
  }

  /// A model of a server that was looked at just now, and is not asked the same again.
  ///
  /// @param alone false for one server of several: what another may do better is not tried again
  ///     here
  public ChatModel model(
      Endpoint endpoint, ServerLook.Found seen, String name, ModelOptions options, boolean alone) {
    return served(endpoint, seen.kind(), Optional.of(seen), name, options, alone);
  }

  private ChatModel served(
      Endpoint endpoint,
      ServerKind kind,
      Optional<ServerLook.Found> seen,
      String name,
      ModelOptions options,
      boolean persistent) {
    Wire wire = new Wire(endpoint, timers);
    Dialect dialect =
        kind == ServerKind.OLLAMA
            ? new OllamaDialect(wire, name, options, ticker, seen)
            : new OpenAiDialect(wire, kind, name, options, ticker, seen);
    return new ServedModel(dialect, timers, backoff, ticker, persistent);
  }
}
