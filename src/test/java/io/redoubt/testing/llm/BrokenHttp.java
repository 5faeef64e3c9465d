package io.redoubt.testing.llm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/// Answers that are broken below the dialect: connections, lengths, chunks, encodings, statuses.
final class BrokenHttp {
  private static final int ZEROES = 1 << 20;

  private BrokenHttp() {}

  static void headersThenStall(Scene scene) throws IOException {
    scene.begin();
    scene.out().hold();
  }

  static void drip(Scene scene) throws IOException {
    scene.out().head("200 OK", scene.voice().type(), "Connection: close");
    for (byte b : scene.whole().getBytes(StandardCharsets.UTF_8)) {
      scene.out().raw(new byte[] {b});
      if (!scene.out().clientStays(20)) {
        return;
      }
    }
    scene.out().hold();
  }

  static void stallMidToken(Scene scene) throws IOException {
    scene.begin();
    String piece = scene.pieces().getFirst();
    scene.out().chunk(piece + piece.substring(0, piece.length() / 2));
    scene.out().hold();
  }

  static void resetMidBody(Scene scene) throws IOException {
    scene.begin();
    scene.out().chunk(scene.pieces().getFirst());
    scene.out().reset();
  }

  static void halfClose(Scene scene) throws IOException {
    scene.begin();
    scene.out().chunk(scene.pieces().getFirst());
    scene.out().halfClose();
  }

  static void lengthTooLong(Scene scene) throws IOException {
    String body = String.join("", scene.pieces());
    scene.out().head("200 OK", scene.voice().type(), "Content-Length: " + (body.length() + 999));
    scene.out().raw(body);
  }

  static void lengthTooShort(Scene scene) throws IOException {
    String body = scene.whole();
    int length = scene.pieces().getFirst().length() / 2;
    scene.out().head("200 OK", scene.voice().type(), "Content-Length: " + length);
    scene.out().raw(body);
  }

  static void chunkedGarbage(Scene scene) throws IOException {
    scene.begin();
    scene.out().chunk(scene.pieces().getFirst());
    scene.out().raw("ZZ-not-a-size\r\n\u0000\u0001garbage\r\n");
    scene.out().hold();
  }

  static void html(Scene scene) throws IOException {
    scene.out().whole("200 OK", "text/html", "<html>\n<body>It works!</body>\n</html>");
  }

  static void empty(Scene scene) throws IOException {
    scene.out().whole("200 OK", scene.voice().type(), "");
  }

  static void noContent(Scene scene) throws IOException {
    scene.out().raw("HTTP/1.1 204 No Content\r\n\r\n");
  }

  static void redirect(Scene scene) throws IOException {
    scene
        .out()
        .head(
            "301 Moved Permanently",
            "text/plain",
            "Location: http://169.254.169.254/latest/meta-data/",
            "Content-Length: 0");
  }

  /// A thousand bytes for one: zeroes, compressed.
  static void gzipBomb(Scene scene) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(new byte[ZEROES]);
    }
    scene
        .out()
        .head(
            "200 OK",
            scene.voice().type(),
            "Content-Encoding: gzip",
            "Content-Length: " + packed.size());
    scene.out().raw(packed.toByteArray());
  }

  /// A gigabyte, if the client takes it.
  static void gigabyte(Scene scene) throws IOException {
    scene.out().head("200 OK", scene.voice().type(), "Content-Length: 1073741824");
    byte[] block = new byte[64 * 1024];
    Arrays.fill(block, (byte) 'x');
    for (int i = 0; i < 16 * 1024; i++) {
      scene.out().raw(block);
    }
  }

  static void oldHttp(Scene scene) throws IOException {
    scene.out().raw("HTTP/1.0 200 OK\r\nContent-Type: " + scene.voice().type() + "\r\n\r\n");
    scene.out().raw(scene.whole());
  }

  static void http2(Scene scene) throws IOException {
    scene.out().raw(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0});
    scene.out().hold();
  }

  /// A right answer and, on the same connection, another one that nobody asked for.
  static void poisoned(Scene scene) throws IOException {
    scene.out().keep();
    scene.play();
    String other = scene.voice().text(scene.model(), "poison") + scene.end();
    scene.out().whole("200 OK", scene.voice().type(), other);
    scene.out().hold();
  }

  static void restart(Scene scene) throws IOException {
    if (scene.nth() % 2 == 1) {
      scene.out().reset();
    } else {
      scene.play();
    }
  }
}
