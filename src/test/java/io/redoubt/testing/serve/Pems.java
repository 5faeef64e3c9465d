package io.redoubt.testing.serve;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/// A key and a certificate for 127.0.0.1 that vouches for itself, made by `keytool`, as PEM files.
///
/// @param certificate the certificate, which is its own authority
/// @param key PKCS #8
public record Pems(Path certificate, Path key) {
  private static final String WORD = "changeit";

  /// Makes a new pair in a folder.
  ///
  /// @param name of the files
  public static Pems in(Path folder, String name) throws IOException, GeneralSecurityException {
    Path store = folder.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "k",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                WORD,
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    KeyStore made = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      made.load(in, WORD.toCharArray());
    } catch (IOException failed) {
      throw new IOException(said, failed);
    }
    return new Pems(
        pem(folder.resolve(name + ".crt"), "CERTIFICATE", made.getCertificate("k").getEncoded()),
        pem(
            folder.resolve(name + ".key"),
            "PRIVATE KEY",
            made.getKey("k", WORD.toCharArray()).getEncoded()));
  }

  private static Path pem(Path file, String kind, byte[] bytes) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return Files.writeString(
        file, "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, body));
  }
}
