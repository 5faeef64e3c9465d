package io.redoubt.cli.doctor;

import io.redoubt.cli.doctor.Check.State;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Looks at ports and certificates.
///
/// @param host that is listened on
/// @param now the present moment
public record NetworkChecks(String host, Instant now) {
  private static final Duration SOON = Duration.ofDays(30);

  /// Whether a port can be listened on.
  ///
  /// @param running whether a service runs, which then has them
  public Check port(int port, boolean datagrams, boolean running) {
    String name = "port " + port + (datagrams ? "/udp" : "");
    InetSocketAddress at = new InetSocketAddress(host, port);
    try {
      if (datagrams) {
        new DatagramSocket(at).close();
      } else {
        listen(at);
      }
      return Check.ok(name, "free on " + host);
    } catch (IOException taken) {
      return running
          ? Check.ok(name, "taken, as by the service that runs")
          : Check.failed(
              name,
              host + ": " + taken.getMessage(),
              "End who has it (ss -lntup), name another port, or allow the port to the user.");
    }
  }

  private static void listen(InetSocketAddress at) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(at);
    }
  }

  /// How long the certificates of a file are good.
  public List<Check> certificates(String name, Path file) {
    List<Check> checks = new ArrayList<>();
    try (ByteArrayInputStream in = new ByteArrayInputStream(Files.readAllBytes(file))) {
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        if (one instanceof X509Certificate certificate) {
          checks.add(judged(name, certificate));
        }
      }
    } catch (IOException | CertificateException unreadable) {
      checks.add(
          Check.failed(
              name, file + ": " + unreadable.getMessage(), "Give a readable file of PEM."));
      return checks;
    }
    return checks.isEmpty()
        ? List.of(Check.failed(name, file + " holds no certificate", "Give a file of PEM."))
        : checks;
  }

  private Check judged(String name, X509Certificate certificate) {
    Instant end = certificate.getNotAfter().toInstant();
    String shown = certificate.getSubjectX500Principal().getName() + " until " + end;
    if (end.isBefore(now) || certificate.getNotBefore().toInstant().isAfter(now)) {
      return new Check(name, State.failed, shown + ", not valid now", "Renew it, and restart.");
    }
    return end.isBefore(now.plus(SOON))
        ? Check.warning(name, shown, "Renew it before, and restart the service.")
        : Check.ok(name, shown);
  }
}
