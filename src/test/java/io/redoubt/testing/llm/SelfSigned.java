package io.redoubt.testing.llm;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// Listening sockets with certificates that no client should trust. The key stores were made for
/// these tests by `keytool`; their keys are public and guard nothing.
final class SelfSigned {
  private static final char[] PASSWORD = "public".toCharArray();

  /* Opening a key store takes ten thousand rounds of hashing, on purpose. */
  private static final Map<String, SSLContext> CONTEXTS = new ConcurrentHashMap<>();

  private SelfSigned() {}

  /// A socket on loopback with the certificate in `/llm/<name>.p12`.
  static ServerSocket listener(String name) throws IOException {
    return CONTEXTS
        .computeIfAbsent(name, SelfSigned::context)
        .getServerSocketFactory()
        .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private static SSLContext context(String name) {
    try (InputStream file = SelfSigned.class.getResourceAsStream("/llm/" + name + ".p12")) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(file, PASSWORD);
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(store, PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
