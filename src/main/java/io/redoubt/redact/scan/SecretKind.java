package io.redoubt.redact.scan;

import java.util.List;
import java.util.regex.Pattern;

/// A kind of secret.
///
/// @param id such as `aws-access-key`
/// @param near true when the keywords only announce the secret within a few words; false when the
///     secret itself begins with one
/// @param keywords in lower case; one of them must stand in the text
/// @param pattern of the secret, without regard to case
public record SecretKind(String id, boolean near, List<String> keywords, Pattern pattern) {
  /// Copies the list.
  public SecretKind {
    keywords = List.copyOf(keywords);
  }
}
