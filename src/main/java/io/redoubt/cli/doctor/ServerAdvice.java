package io.redoubt.cli.doctor;

import io.redoubt.llm.ModelIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is wrong with a model server besides its answers: a version with known holes, or an address
/// that the whole network can reach. Stateless.
final class ServerAdvice {
  /// Before it, a file that anybody uploads reads the memory of the server (CVE-2026-7482).
  private static final int[] SOUND = {0, 17, 1};

  private static final int PATIENCE = 300;

  private ServerAdvice() {}

  /// Sentences with the remedy; none when there is nothing to say.
  ///
  /// @param addresses of the servers, as given
  static List<String> of(ModelIdentity model, List<String> addresses) {
    List<String> advice = new ArrayList<>();
    if (model.backend().equalsIgnoreCase("ollama") && old(model.serverVersion())) {
      advice.add(
          "Ollama "
              + model.serverVersion()
              + " can be made to show its memory (CVE-2026-7482): update it to 0.17.1 or later.");
    }
    for (String address : addresses) {
      open(address).ifPresent(advice::add);
    }
    return advice;
  }

  /// Whether a version is before the first sound one; what is no version is not.
  static boolean old(String version) {
    String[] parts = version.split("[.\\-+]", -1);
    for (int i = 0; i < SOUND.length; i++) {
      if (i >= parts.length || !parts[i].matches("\\d{1,6}")) {
        return false;
      }
      int difference = Integer.parseInt(parts[i]) - SOUND[i];
      if (difference != 0) {
        return difference < 0;
      }
    }
    return false;
  }

  /* A server of this machine that answers under the machine's other addresses too. */
  private static Optional<String> open(String address) {
    URI uri = uri(address);
    if (uri.getPort() < 0 || uri.getHost() == null || !local(uri.getHost())) {
      return Optional.empty();
    }
    for (InetAddress other : outside()) {
      if (answers(new InetSocketAddress(other, uri.getPort()))) {
        return Optional.of(
            "The model server listens on "
                + other.getHostAddress()
                + " too, where others can reach it without a password: set OLLAMA_HOST=127.0.0.1"
                + " (or --host 127.0.0.1 of llama-server).");
      }
    }
    return Optional.empty();
  }

  private static URI uri(String address) {
    try {
      return URI.create(address.contains("://") ? address : "http://" + address);
    } catch (IllegalArgumentException none) {
      return URI.create("none:none");
    }
  }

  private static boolean local(String host) {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }

  private static List<InetAddress> outside() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(a -> !a.isLoopbackAddress() && !a.isLinkLocalAddress())
          .limit(8)
          .toList();
    } catch (SocketException none) {
      return List.of();
    }
  }

  private static boolean answers(InetSocketAddress at) {
    try (Socket socket = new Socket()) {
      socket.connect(at, PATIENCE);
      return true;
    } catch (IOException closed) {
      return false;
    }
  }
}
