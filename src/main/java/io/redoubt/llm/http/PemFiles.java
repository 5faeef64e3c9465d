package io.redoubt.llm.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// Whom a client believes in TLS and what it shows of itself, as PEM files.
///
/// @param authorities who may have issued the server's certificate; empty: those of the JDK
/// @param own certificate and its issuers, shown when the server asks; empty: none
/// @param key of the first own certificate, PKCS #8 without passphrase; with `own` only
public record PemFiles(Optional<Path> authorities, Optional<Path> own, Optional<Path> key) {
  /// The JDK's authorities, and nothing to show.
  public static final PemFiles NONE =
      new PemFiles(Optional.empty(), Optional.empty(), Optional.empty());

  private static final char[] NO_WORD = {};
  private static final List<String> KEY_KINDS = List.of("EC", "RSA", "EdDSA");

  /// How clients connect.
  ///
  /// @throws IllegalArgumentException when a file cannot be read or is not what it should be; with
  ///     a sentence that names it
  public SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(), trusted(), null);
      return context;
    } catch (GeneralSecurityException | IOException wrong) {
      throw new IllegalArgumentException("TLS cannot be set up: " + wrong.getMessage(), wrong);
    }
  }

  private KeyManager[] keys() throws GeneralSecurityException, IOException {
    if (own.isEmpty() || key.isEmpty()) {
      return new KeyManager[0];
    }
    KeyStore store = empty();
    Certificate[] chain = certificates(own.get()).toArray(Certificate[]::new);
    store.setKeyEntry("own", privateKey(key.get()), NO_WORD, chain);
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_WORD);
    return factory.getKeyManagers();
  }

  private TrustManager[] trusted() throws GeneralSecurityException, IOException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    if (authorities.isEmpty()) {
      factory.init((KeyStore) null);
    } else {
      KeyStore store = empty();
      int number = 0;
      for (Certificate authority : certificates(authorities.get())) {
        store.setCertificateEntry("authority" + number++, authority);
      }
      factory.init(store);
    }
    return factory.getTrustManagers();
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    // Never written anywhere: PKCS #12 would first derive a key to encrypt it with, at great cost.
    KeyStore store = KeyStore.getInstance("JKS");
    store.load(null, null);
    return store;
  }

  private static List<Certificate> certificates(Path file)
      throws GeneralSecurityException, IOException {
    List<Certificate> read =
        List.copyOf(
            CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file))));
    if (read.isEmpty()) {
      throw new IllegalArgumentException(file + " holds no PEM certificate.");
    }
    return read;
  }

  private static PrivateKey privateKey(Path file) throws GeneralSecurityException, IOException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    String[] parts = text.split("-----(BEGIN|END) PRIVATE KEY-----", -1);
    if (parts.length < 3) {
      throw new IllegalArgumentException(
          file
              + " holds no PKCS #8 key without passphrase (BEGIN PRIVATE KEY). Convert it with:"
              + " openssl pkcs8 -topk8 -nocrypt -in KEY -out "
              + file);
    }
    byte[] encoded = Base64.getMimeDecoder().decode(parts[1]);
    for (String kind : KEY_KINDS) {
      try {
        return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(encoded));
      } catch (InvalidKeySpecException _) {
        // It is of another kind.
      }
    }
    throw new IllegalArgumentException(file + " holds a key that is neither EC, RSA nor EdDSA.");
  }
}
