package io.redoubt.ingest.net;

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
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// Who this service is in TLS, and whose client certificates it asks for. Read from PEM files:
/// certificates (own first, then those that issued it) and a PKCS #8 key without passphrase.
///
/// @param context for server connections; TLS 1.2 and 1.3
/// @param clientCertificates whether a sender must show a certificate
public record TlsIdentity(SSLContext context, boolean clientCertificates) {
  private static final List<String> KEY_KINDS = List.of("RSA", "EC", "EdDSA");
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  /// Reads the files.
  ///
  /// @param chain own certificate and its issuers
  /// @param key the key of the first certificate
  /// @param clientAuthorities who may have issued the certificates of senders; empty when none are
  ///     asked for
  /// @throws BadListen when a file is unreadable or not what it should be
  public static TlsIdentity of(Path chain, Path key, Optional<Path> clientAuthorities) {
    try {
      Certificate[] certificates = certificates(chain).toArray(Certificate[]::new);
      // Never written anywhere: PKCS #12 would first derive a key to encrypt it with, at great
      // cost.
      KeyStore own = KeyStore.getInstance("JKS");
      own.load(null, null);
      own.setKeyEntry("own", privateKey(key), new char[0], certificates);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(own, new char[0]);
      SSLContext context = SSLContext.getInstance("TLS");
      TrustManager[] trusted =
          clientAuthorities.isPresent() ? trusted(clientAuthorities.get()) : new TrustManager[0];
      context.init(keys.getKeyManagers(), trusted, null);
      return new TlsIdentity(context, clientAuthorities.isPresent());
    } catch (GeneralSecurityException | IOException wrong) {
      throw new BadListen(
          "TLS cannot be set up from %s and %s: %s".formatted(chain, key, wrong.getMessage()));
    }
  }

  private static TrustManager[] trusted(Path file) throws GeneralSecurityException, IOException {
    KeyStore authorities = KeyStore.getInstance("PKCS12");
    authorities.load(null, null);
    int number = 0;
    for (Certificate authority : certificates(file)) {
      authorities.setCertificateEntry("authority" + number++, authority);
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(authorities);
    return trust.getTrustManagers();
  }

  private static Collection<? extends Certificate> certificates(Path file)
      throws GeneralSecurityException {
    Collection<? extends Certificate> read =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(bytes(file)));
    if (read.isEmpty()) {
      throw new BadListen(file + " holds no PEM certificate.");
    }
    return read;
  }

  private static PrivateKey privateKey(Path file) throws GeneralSecurityException {
    String text = new String(bytes(file), StandardCharsets.ISO_8859_1);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new BadListen(
          file
              + " holds no PKCS #8 key without passphrase (BEGIN PRIVATE KEY). Convert it with:"
              + " openssl pkcs8 -topk8 -nocrypt -in KEY -out "
              + file);
    }
    String base64 = text.substring(begin + BEGIN.length(), end);
    PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64));
    for (String kind : KEY_KINDS) {
      try {
        return KeyFactory.getInstance(kind).generatePrivate(encoded);
      } catch (InvalidKeySpecException _) {
        // It is of another kind.
      }
    }
    throw new BadListen(file + " holds a key that is neither RSA, EC nor EdDSA.");
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new BadListen(file + " cannot be read: " + unreadable.getMessage());
    }
  }
}
