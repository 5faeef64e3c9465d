package io.redoubt.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redoubt.api.door.Door;
import io.redoubt.api.http.Listening;
import io.redoubt.testing.serve.MemoryCases;
import io.redoubt.testing.serve.MemoryIntake;
import io.redoubt.testing.serve.MemoryKeys;
import io.redoubt.testing.serve.Pems;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// TLS and client certificates, with certificates made for tests; and where the service refuses
/// to listen.
class EncryptionTest {
  private static final char[] WORD = "changeit".toCharArray();

  @TempDir private Path folder = Path.of("");

  private static KeyStore store() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = EncryptionTest.class.getResourceAsStream("/serve/engine.p12")) {
      store.load(in, WORD);
    }
    return store;
  }

  private ApiServer server(boolean mutual) throws IOException {
    Pems pems = Pems.in(folder, "engine");
    Listening.Tls tls =
        new Listening.Tls(
            pems.certificate(),
            pems.key(),
            mutual ? Optional.of(pems.certificate()) : Optional.empty());
    Backing backing =
        new Backing(
            new MemoryIntake(),
            new Backing.Stores(new MemoryKeys(), new MemoryCases(), Optional.empty()),
            List.of(),
            List.of(),
            List.of(),
            Door.Limits.standard());
    return ApiServer.start(new Listening("127.0.0.1", 0, Optional.of(tls)), backing);
  }

  private int live(ApiServer server, boolean withCertificate) throws Exception {
    KeyStore store = store();
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
    own.init(withCertificate ? store : null, WORD);
    SSLContext context = SSLContext.getInstance("TLS");
    KeyStore anchors = KeyStore.getInstance("PKCS12");
    anchors.load(null, null);
    anchors.setCertificateEntry("ca", store.getCertificate("k"));
    trust.init(anchors);
    context.init(withCertificate ? own.getKeyManagers() : null, trust.getTrustManagers(), null);
    try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
      URI uri = URI.create("https://127.0.0.1:" + server.port() + "/livez");
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).statusCode();
    }
  }

  @Test
  void speaksTls() throws Exception {
    try (ApiServer server = server(false)) {
      assertThat(live(server, false)).isEqualTo(200);
    }
  }

  @Test
  void letsInOnlyClientsWithACertificateWhenToldSo() throws Exception {
    try (ApiServer server = server(true)) {
      assertThat(live(server, true)).isEqualTo(200);
      assertThatThrownBy(() -> live(server, false)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void refusesToListenBeyondThisMachineWithoutKeyAndTls() {
    Listening open = new Listening("0.0.0.0", 1, Optional.empty());
    assertThat(Exposure.refusal(open, false, false))
        .hasValueSatisfying(t -> assertThat(t).contains("redoubt keys create"));
    assertThat(Exposure.refusal(open, true, false))
        .hasValueSatisfying(t -> assertThat(t).contains("--tls-cert"));
    assertThat(Exposure.refusal(open, true, true)).isEmpty();
    assertThat(Exposure.refusal(new Listening("127.0.0.1", 1, Optional.empty()), false, false))
        .isEmpty();
  }

  @Test
  void answersWhatIsNoHttpAndHeadsThatAreTooLarge() throws IOException {
    Backing backing =
        new Backing(
            new MemoryIntake(),
            new Backing.Stores(new MemoryKeys(), new MemoryCases(), Optional.empty()),
            List.of(),
            List.of(),
            List.of(),
            Door.Limits.standard());
    try (ApiServer server =
        ApiServer.start(new Listening("127.0.0.1", 0, Optional.empty()), backing)) {
      String head = "GET /livez HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(64 << 10);
      assertThat(raw(server, head + "\r\n\r\n")).containsPattern(" 4\\d\\d ");
      assertThat(raw(server, "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n")).contains(" 400 ");
      assertThat(
              raw(
                  server,
                  """
                  POST /api/v1/events HTTP/1.1\r
                  Host: localhost\r
                  Content-Length: 999999999999\r
                  Connection: close\r
                  \r
                  """))
          .contains(" 413 ");
    }
  }

  @Test
  void closesTheConnectionWhenTheClientAsksForIt() throws IOException {
    Backing backing =
        new Backing(
            new MemoryIntake(),
            new Backing.Stores(new MemoryKeys(), new MemoryCases(), Optional.empty()),
            List.of(),
            List.of(),
            List.of(),
            Door.Limits.standard());
    try (ApiServer server =
            ApiServer.start(new Listening("127.0.0.1", 0, Optional.empty()), backing);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(20_000);
      String asked = "GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(asked.getBytes(StandardCharsets.ISO_8859_1));
      byte[] all = socket.getInputStream().readAllBytes();
      assertThat(new String(all, StandardCharsets.ISO_8859_1)).startsWith("HTTP/1.1 200");
    }
  }

  private static String raw(ApiServer server, String text) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      byte[] first = socket.getInputStream().readNBytes(16);
      return new String(first, StandardCharsets.ISO_8859_1);
    }
  }
}
