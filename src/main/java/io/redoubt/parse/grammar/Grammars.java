package io.redoubt.parse.grammar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The grammars by program name. Thread-safe.
public final class Grammars {
  /// The grammar files of the program, in the order in which names with `*` are compared.
  private static final List<String> NAMES =
      List.of(
          "pam",
          "sshd",
          "sudo",
          "su",
          "login",
          "logind",
          "accounts",
          "cron",
          "systemd",
          "kernel",
          "dovecot",
          "postfix",
          "ftp",
          "openvpn",
          "named",
          "fail2ban",
          "exim",
          "services",
          "cisco",
          "juniper",
          "clamav",
          "pkexec",
          "filterlog");

  private record Entry(byte[] program, boolean prefix, LazyGrammar grammar) {}

  /// What was found for a name, to be found again at once.
  private record Known(byte[] program, @Nullable LazyGrammar grammar) {
    private boolean is(byte[] buffer, int from, int to) {
      return Arrays.equals(program, 0, program.length, buffer, from, to);
    }
  }

  private static final int LONGEST_KNOWN = 40;

  private final Entry[][] buckets = new Entry[256][];
  private final @Nullable Known[] known = new Known[256]; // a race costs another look-up

  private Grammars(Map<String, LazyGrammar> byProgram) {
    for (int i = 0; i < buckets.length; i++) {
      int first = i;
      buckets[i] =
          byProgram.entrySet().stream()
              .filter(e -> e.getKey().charAt(0) == first)
              .map(e -> entry(e.getKey(), e.getValue()))
              .toArray(Entry[]::new);
    }
  }

  private static Entry entry(String program, LazyGrammar grammar) {
    boolean prefix = program.endsWith("*");
    String name = prefix ? program.substring(0, program.length() - 1) : program;
    return new Entry(name.getBytes(StandardCharsets.UTF_8), prefix, grammar);
  }

  /// The grammars that come with the program.
  public static Grammars standard() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : NAMES) {
      texts.put(name, resource("/grammar/" + name + ".grammar"));
    }
    return of(texts);
  }

  /// Grammars from the texts of their files, by name without suffix; each is compiled when its
  /// program is first seen. Then, or by [#compileAll], an [IllegalArgumentException] names file and
  /// line of the first fault.
  public static Grammars of(Map<String, String> texts) {
    Map<String, LazyGrammar> byProgram = new LinkedHashMap<>();
    texts.forEach(
        (name, text) -> {
          LazyGrammar grammar = new LazyGrammar(name, texts);
          LazyGrammar.programs(text).forEach(program -> byProgram.put(program, grammar));
        });
    return new Grammars(byProgram);
  }

  /// Compiles all grammars now, to find their faults.
  public Grammars compileAll() {
    for (Entry[] bucket : buckets) {
      for (Entry entry : bucket) {
        entry.grammar.get();
      }
    }
    return this;
  }

  private static String resource(String path) {
    try (InputStream in = Grammars.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("The program lacks its part " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// The grammar of the program named by `buffer[from, to)`, or null.
  public @Nullable Grammar find(byte[] buffer, int from, int to) {
    if (from >= to) {
      return null;
    }
    int slot = (buffer[from] * 31 + buffer[to - 1] * 7 + buffer[(from + to) / 2] + to - from) & 255;
    Known before = known[slot];
    if (before == null || !before.is(buffer, from, to)) {
      before = new Known(Arrays.copyOfRange(buffer, from, to), search(buffer, from, to));
      known[slot] = to - from > LONGEST_KNOWN ? null : before;
    }
    LazyGrammar grammar = before.grammar;
    return grammar == null ? null : grammar.get();
  }

  private @Nullable LazyGrammar search(byte[] buffer, int from, int to) {
    for (Entry entry : buckets[buffer[from] & 0xff]) {
      int length = entry.program.length;
      if ((length == to - from || (entry.prefix && length < to - from))
          && matches(entry.program, buffer, from)) {
        return entry.grammar;
      }
    }
    return null;
  }

  private static boolean matches(byte[] program, byte[] buffer, int from) {
    for (int i = 0; i < program.length; i++) {
      if (buffer[from + i] != program[i]) {
        return false;
      }
    }
    return true;
  }
}
