package io.redoubt.llm.ollama;

import java.util.Locale;

/// The names of models as Ollama reads them: without a tag `:latest` is meant, case does not count.
public final class OllamaNames {
  private OllamaNames() {}

  /// The name with its tag.
  public static String tagged(String name) {
    int slash = name.lastIndexOf('/');
    return name.indexOf(':', slash + 1) < 0 ? name + ":latest" : name;
  }

  /// Whether two names mean the same model.
  public static boolean same(String one, String other) {
    return tagged(one).equalsIgnoreCase(tagged(other));
  }

  /// Whether the name alone says that the model runs in a cloud (`gpt-oss:120b-cloud`).
  static boolean cloud(String name) {
    String tagged = tagged(name).toLowerCase(Locale.ROOT);
    return tagged.endsWith("-cloud") || tagged.endsWith(":cloud");
  }
}
