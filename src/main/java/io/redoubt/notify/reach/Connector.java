package io.redoubt.notify.reach;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// Connects to destinations that may be reached: a name is looked up once, every address it has is
/// checked, and the connection goes to one of those, so that a name cannot mean something else a
/// moment later. Thread-safe.
///
/// @param reach which may be
/// @param resolver who knows the addresses of names
/// @param trust makes encrypted connections; says whom to trust
/// @param nanos monotonic time
public record Connector(
    Reach reach, Resolver resolver, SSLSocketFactory trust, LongSupplier nanos) {
  private static final int ADDRESSES = 4;

  /// That of the system, with its certificates.
  public static Connector of(Reach reach) {
    return of(reach, (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  /// That of the system, with certificates of one's own.
  public static Connector of(Reach reach, SSLSocketFactory trust) {
    return new Connector(reach, Resolver.SYSTEM, trust, System::nanoTime);
  }

  /// The addresses of a machine, all of them checked. Each knows the name it was found by.
  ///
  /// @throws Unreached when there is none, or one of them may not be reached
  public List<InetAddress> addresses(Destination to) throws Unreached {
    List<InetAddress> named = new ArrayList<>();
    try {
      for (InetAddress address : resolver.addresses(to.host())) {
        /* Also turns an IPv6 address that stands for an IPv4 one into that one. */
        InetAddress plain = InetAddress.getByAddress(to.host(), address.getAddress());
        if (!reach.permits(to.host(), plain)) {
          throw new Unreached(
              to.place()
                  + " is at the inner address "
                  + plain.getHostAddress()
                  + ", which is not allowed: allow the name or the network (notify.allow)",
              true);
        }
        named.add(plain);
      }
    } catch (UnknownHostException unknown) {
      throw new Unreached("the name " + to.host() + " has no address", false);
    }
    return named;
  }

  /// Connects, encrypted where the destination says so; the certificate must be of its name.
  ///
  /// @param deadline the moment of [#nanos] at which the connection is closed, whatever is going on
  /// @throws IOException when that was not possible
  public Connection connect(Destination to, long deadline) throws IOException {
    IOException last = new Unreached("the name " + to.host() + " has no address", false);
    for (InetAddress address : addresses(to).stream().limit(ADDRESSES).toList()) {
      try {
        return connect(to, address, deadline);
      } catch (SSLException wrong) {
        throw new Unreached(to.place() + ": TLS failed: " + line(wrong), false);
      } catch (IOException failed) {
        last = failed instanceof Unreached ? failed : unreached(to, failed);
      }
    }
    throw last;
  }

  private static Unreached unreached(Destination to, IOException failed) {
    return new Unreached(to.place() + " cannot be reached: " + line(failed), false);
  }

  private Connection connect(Destination to, InetAddress address, long deadline)
      throws IOException {
    Connection connection = new Connection(new Socket(), deadline, nanos);
    try {
      connection
          .socket()
          .connect(new InetSocketAddress(address, to.port()), connection.leftMillis());
      if (to.tls()) {
        connection.encrypted(encrypt(connection.socket(), to));
      }
      return connection;
    } catch (IOException failed) {
      connection.close();
      throw failed;
    }
  }

  private SSLSocket encrypt(Socket plain, Destination to) throws IOException {
    SSLSocket encrypted = (SSLSocket) trust.createSocket(plain, to.host(), to.port(), true);
    SSLParameters parameters = encrypted.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    encrypted.setSSLParameters(parameters);
    encrypted.setSoTimeout(plain.getSoTimeout());
    encrypted.startHandshake();
    return encrypted;
  }

  private static String line(IOException failed) {
    String text = String.valueOf(failed.getMessage()).replaceAll("\\p{Cntrl}+", " ");
    return text.length() > 200 ? text.substring(0, 200) : text;
  }
}
