package io.redoubt.llm.connect;

import io.redoubt.llm.InstalledModel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which of the installed models is asked when nobody named one: the first of a documented list. A
/// place in it is no praise: every model starts unqualified. Stateless.
public final class Preferences {
  /// In order. What a name begins with counts, so that tags and quantizations may differ.
  public static final List<String> ORDER =
      List.of(
          "phi4-mini",
          "llama3.1:8b",
          "deepseek-r1:7b",
          "deepseek-r1:8b",
          "deepseek-llm",
          "mistral",
          "foundation-sec-8b",
          "qwen3:8b",
          "qwen3:4b",
          "qwen3",
          "llama3.1",
          "llama3.2",
          "gemma3");

  private Preferences() {}

  /// The model to ask: the one of this name, with `:latest` understood; without a name the first of
  /// the list. Models that a server only forwards to a cloud are never chosen.
  public static Optional<InstalledModel> choose(List<InstalledModel> installed, String name) {
    List<InstalledModel> local = installed.stream().filter(m -> !m.forwarded()).toList();
    if (!name.isEmpty()) {
      return local.stream().filter(m -> same(m.name(), name)).findFirst();
    }
    for (String wanted : ORDER) {
      for (InstalledModel model : local) {
        if (bare(model.name()).startsWith(wanted)) {
          return Optional.of(model);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean same(String installed, String wanted) {
    return installed.equalsIgnoreCase(wanted) || installed.equalsIgnoreCase(wanted + ":latest");
  }

  /* hf.co/fdtn-ai/Foundation-Sec-8B-Instruct-GGUF:Q4_K_M → foundation-sec-8b-instruct-gguf:q4_k_m */
  private static String bare(String name) {
    return name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }
}
