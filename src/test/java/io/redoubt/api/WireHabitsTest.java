package io.redoubt.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.serve.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Requests as balancers, proxies and shippers write them, byte for byte.
class WireHabitsTest {
  private static final String HOST = "Host: 127.0.0.1\r\n";
  private static final String LAST = HOST + "Connection: close\r\n";

  private final TestServer server = new TestServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void haproxysCheckOfHttp10IsAnsweredWithoutAKey() {
    key("read");
    String answer = sent("OPTIONS / HTTP/1.0\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").contains("\r\nAllow: GET, OPTIONS\r\n");
    assertThat(answer).contains("\r\nConnection: close\r\n").endsWith("\r\n\r\n");
  }

  @Test
  void keepalivedsCheckOfHttp10IsAnsweredAndClosed() {
    assertThat(sent("GET /livez HTTP/1.0\r\nUser-Agent: KeepAliveClient\r\n\r\n"))
        .startsWith("HTTP/1.1 200 OK\r\n")
        .endsWith("{\"status\":\"ok\"}");
    assertThat(sent("GET /livez HTTP/1.0\r\nConnection: Keep-Alive\r\n" + HOST + "\r\n"))
        .contains("\r\nConnection: close\r\n")
        .endsWith("{\"status\":\"ok\"}");
  }

  @Test
  void aProxyThatSpeaksHttp10DeliversRecords() {
    String head = "POST /services/collector HTTP/1.0\r\nHost: redoubt\r\nX-Real-IP: 10.0.0.9\r\n";
    String key = "Authorization: Splunk " + key("ingest") + "\r\n";
    String answer =
        sent(head + key + "Connection: close\r\nContent-Length: 13\r\n\r\n{\"event\":\"a\"}");
    assertThat(answer).endsWith("{\"text\":\"Success\",\"code\":0}");
    assertThat(server.intake().texts()).containsExactly("a");
  }

  @Test
  void anExportIsWholeAlsoForWhoClosesItsConnection() {
    String key = "X-API-Key: " + key("admin");
    String body = "{\"name\":\"one\",\"scopes\":[\"read\"]}";
    String head = " HTTP/1.1\r\n" + LAST + key + "\r\nContent-Length: " + body.length();
    assertThat(sent("POST /api/v1/keys" + head + "\r\n\r\n" + body)).contains(" 201 ");
    for (String version : new String[] {"1.1", "1.0"}) {
      String answer =
          sent("GET /api/v1/audit/export HTTP/" + version + "\r\n" + LAST + key + "\r\n\r\n");
      assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n");
      String[] lines = answer.substring(answer.indexOf("\r\n\r\n") + 4).split("\n", -1);
      assertThat(lines).hasSizeGreaterThan(2).endsWith("");
      assertThat(answer).contains("\"key_create\"");
    }
  }

  @Test
  void chunksMayHaveExtensionsAndTrailersAndTheConnectionGoesOn() {
    String answer =
        sent(
            "POST /services/collector HTTP/1.1\r\n"
                + HOST
                + "TRANSFER-ENCODING: Chunked\r\n\r\n5\r\n{\"eve\r\n8;x=y\r\nnt\":\"a\"}\r\n0\r\n"
                + "X-T: 1\r\n\r\nGET /livez HTTP/1.1\r\n"
                + LAST
                + "\r\n");
    assertThat(answer)
        .contains("{\"text\":\"Success\",\"code\":0}")
        .endsWith("{\"status\":\"ok\"}");
    assertThat(server.intake().texts()).containsExactly("a");
  }

  @Test
  void nothingIsKeptOfABodyThatIsCut() {
    String answer =
        sent("POST /api/v1/events HTTP/1.1\r\n" + HOST + "Content-Length: 130\r\n\r\nhalf a line");
    assertThat(answer).startsWith("HTTP/1.1 400").contains("body_incomplete");
    assertThat(answer).contains("\r\nConnection: close\r\n");
    assertThat(server.intake().texts()).isEmpty();
  }

  @Test
  void aBodyWhoseChunksAreNoneIsABadRequest() {
    String head = "POST /api/v1/events HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n";
    assertThat(sent(head + "zz\r\nabc\r\n")).startsWith("HTTP/1.1 400").contains("bad_request");
    assertThat(server.intake().texts()).isEmpty();
  }

  @Test
  void dockersSplunkDriverSeesThatTheCollectorIsThere() {
    key("read");
    assertThat(sent("OPTIONS /services/collector/event/1.0 HTTP/1.1\r\n" + LAST + "\r\n"))
        .startsWith("HTTP/1.1 200 OK\r\n");
    assertThat(sent("OPTIONS * HTTP/1.1\r\n" + LAST + "\r\n")).startsWith("HTTP/1.1 200 OK\r\n");
    assertThat(sent("OPTIONS /nothing/here HTTP/1.1\r\n" + LAST + "\r\n"))
        .startsWith("HTTP/1.1 404");
  }

  @Test
  void aSlashAtTheEndOfAPathIsNotLookedAt() {
    assertThat(sent("GET /livez/ HTTP/1.1\r\n" + LAST + "\r\n")).startsWith("HTTP/1.1 200 OK");
    assertThat(
            sent(
                "POST http://127.0.0.1:8484/services/collector/event/ HTTP/1.1\r\n"
                    + LAST
                    + "Content-Length: 13\r\n\r\n{\"event\":\"b\"}"))
        .startsWith("HTTP/1.1 200 OK");
    assertThat(server.intake().texts()).containsExactly("b");
  }

  @Test
  void whatIsAskedForItsHeadHasItsLengthAndNoBodyAlsoWhereThereIsNothing() {
    String answer =
        sent(
            "HEAD /livez HTTP/1.1\r\n"
                + HOST
                + "\r\nHEAD /nothing/here HTTP/1.1\r\n"
                + HOST
                + "\r\nGET /livez HTTP/1.1\r\n"
                + LAST
                + "\r\n");
    assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").contains("\r\nContent-Length: 15\r\n");
    assertThat(answer).contains("\r\n\r\nHTTP/1.1 404").doesNotContain("not_found");
    assertThat(answer).endsWith("{\"status\":\"ok\"}");
  }

  @Test
  void emptyLinesBeforeARequestAreLeftOut() {
    assertThat(sent("\r\n\r\nGET /livez HTTP/1.1\r\n" + LAST + "\r\n"))
        .startsWith("HTTP/1.1 200 OK");
  }

  @Test
  void whatIsNoRequestIsToldSo() {
    for (String junk : new String[] {"hello\r\n\r\n", "GET /livez\r\n", "PRI * HTTP/2.0\r\n\r\n"}) {
      assertThat(sent(junk)).as(junk).startsWith("HTTP/1.1 400");
    }
  }

  @Test
  void whoAsksBeforeHeSendsAndIsRefusedIsNotWaitedFor() {
    String answer =
        sent(
            "POST /services/collector HTTP/1.1\r\n"
                + HOST
                + "Expect: 100-continue\r\nContent-Length: 999999999\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 413").doesNotContain("100 Continue");
    String asked =
        sent(
            "POST /services/collector HTTP/1.1\r\n"
                + LAST
                + "Expect: 100-continue\r\nContent-Length: 13\r\n\r\n{\"event\":\"a\"}");
    assertThat(asked).startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n");
  }

  private String key(String scope) {
    server.keys().create(scope, Set.of(scope), 0);
    return "secret-of-" + scope;
  }

  /* Sends it, ends its own side, and reads until the server ends the other. */
  private String sent(String request) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
