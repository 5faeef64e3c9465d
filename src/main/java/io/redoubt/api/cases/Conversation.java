package io.redoubt.api.cases;

import io.redoubt.audit.AuditReader;
import io.redoubt.audit.entry.AuditRecord;
import io.redoubt.audit.entry.Payload;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What was said with a model about one case, as it stands in the audit log. For one thread.
///
/// @param reader of the log
/// @param verdict the entry whose exchanges are meant: of a reused answer, that of the first asking
record Conversation(AuditReader reader, AuditRecord verdict) {
  private static final Pattern STAND_IN = Pattern.compile("[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+");

  /// That of a verdict, or of the one that it reused.
  static Conversation of(AuditReader reader, AuditRecord verdict) {
    if (asked(verdict).isEmpty()) {
      String from = verdict.fields().getOrDefault("outcome.reused_from", "");
      Optional<AuditRecord> first =
          from.matches("[0-9]{1,18}") ? reader.record(Long.parseLong(from)) : Optional.empty();
      if (first.isPresent()) {
        return new Conversation(reader, first.get());
      }
    }
    return new Conversation(reader, verdict);
  }

  private static List<Long> asked(AuditRecord verdict) {
    List<Long> asked = new ArrayList<>();
    Matcher number =
        Pattern.compile("[0-9]{1,18}")
            .matcher(verdict.fields().getOrDefault("outcome.exchanges", ""));
    while (number.find()) {
      asked.add(Long.parseLong(number.group()));
    }
    return asked;
  }

  /// Stand-ins and what they stand for; empty where that was purged.
  Map<String, String> map() {
    Map<String, String> map = new LinkedHashMap<>();
    text(verdict, Payload.REDACTION_MAP)
        .lines()
        .forEach(
            line -> {
              int tab = line.indexOf('\t');
              if (tab > 0) {
                map.put(line.substring(0, tab), line.substring(tab + 1));
              }
            });
    return map;
  }

  /// Its exchanges, with these values in place of their stand-ins.
  List<Map<String, Object>> shown(Map<String, String> values) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (long index : asked(verdict)) {
      reader.record(index).ifPresent(prompt -> all.add(exchange(prompt, values)));
    }
    return all;
  }

  private Map<String, Object> exchange(AuditRecord prompt, Map<String, String> values) {
    Map<String, String> fields = prompt.fields();
    byte[] sent = reader.payload(prompt, Payload.PROMPT).orElse(new byte[0]);
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("audit_index", prompt.index());
    shown.put("time", prompt.time());
    shown.put("purpose", fields.getOrDefault("purpose", ""));
    shown.put("model", fields.getOrDefault("model.model", ""));
    shown.put("purged", sent.length == 0);
    shown.put("prompt_sha256", sent.length == 0 ? "" : sha256(sent));
    shown.put("messages", messages(sent, values));
    Optional<AuditRecord> answer = answer(prompt);
    shown.put(
        "result", answer.map(a -> a.fields().getOrDefault("result", "")).orElse("unanswered"));
    shown.put("response", answer.map(a -> revealed(text(a, Payload.RESPONSE), values)).orElse(""));
    return shown;
  }

  /* Answers stand behind their prompts, before the verdict. */
  private Optional<AuditRecord> answer(AuditRecord prompt) {
    String index = Long.toString(prompt.index());
    return reader
        .from(prompt.index() + 1, (int) Math.min(4096, verdict.index() - prompt.index()))
        .stream()
        .filter(entry -> entry.kind().equals("response"))
        .filter(entry -> entry.fields().getOrDefault("asked", "").equals(index))
        .findFirst();
  }

  /* Role and text of each message, each followed by a zero byte. */
  private static List<Map<String, Object>> messages(byte[] sent, Map<String, String> values) {
    String[] parts = new String(sent, StandardCharsets.UTF_8).split("\0", -1);
    List<Map<String, Object>> messages = new ArrayList<>();
    for (int i = 0; i + 1 < parts.length; i += 2) {
      Map<String, Object> message = new LinkedHashMap<>();
      message.put("role", parts[i]);
      message.put("text", revealed(parts[i + 1], values));
      messages.add(message);
    }
    return messages;
  }

  private static String revealed(String text, Map<String, String> values) {
    return values.isEmpty()
        ? text
        : STAND_IN
            .matcher(text)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(values.getOrDefault(found.group(), found.group())));
  }

  private String text(AuditRecord entry, String payload) {
    return new String(reader.payload(entry, payload).orElse(new byte[0]), StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256.", missing);
    }
  }
}
