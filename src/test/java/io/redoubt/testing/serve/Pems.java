package io.redoubt.testing.serve;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A key and a certificate for 127.0.0.1 that vouches for itself, as PEM files. Those in
/// `src/test/resources/serve` were made for these tests by `keytool -genkeypair -alias k -keyalg EC
/// -dname CN=NAME -ext san=ip:127.0.0.1 -validity 36500`; their keys are public and guard nothing.
///
/// @param certificate the certificate, which is its own authority
/// @param key PKCS #8
public record Pems(Path certificate, Path key) {
  private static final String WORD = "changeit";

  /* Opening a key store takes ten thousand rounds of hashing, on purpose. */
  private static final Map<String, Pair> PAIRS = new ConcurrentHashMap<>();

  private record Pair(byte[] certificate, byte[] key) {}

  /// Writes a pair into a folder.
  ///
  /// @param name of the pair and of the files: `engine`, `soc`, `other` or `own`
  public static Pems in(Path folder, String name) throws IOException {
    Pair pair = PAIRS.computeIfAbsent(name, Pems::read);
    return new Pems(
        pem(folder.resolve(name + ".crt"), "CERTIFICATE", pair.certificate()),
        pem(folder.resolve(name + ".key"), "PRIVATE KEY", pair.key()));
  }

  private static Pair read(String name) {
    try (InputStream in = Pems.class.getResourceAsStream("/serve/" + name + ".p12")) {
      KeyStore made = KeyStore.getInstance("PKCS12");
      made.load(in, WORD.toCharArray());
      return new Pair(
          made.getCertificate("k").getEncoded(), made.getKey("k", WORD.toCharArray()).getEncoded());
    } catch (IOException | GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static Path pem(Path file, String kind, byte[] bytes) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return Files.writeString(
        file, "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, body));
  }
}
