package io.redoubt.redact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redoubt.testing.Corpus;
import io.redoubt.testing.Figures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What redaction does to text that nobody here wrote.
class CorpusRedactionTest {
  /// Words that name nobody by their shape: letters only, or numbers up to nine digits.
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z]{1,20}[.,:;]?|\\d{1,9}");

  private final Redactor redactor = new Redactor(RedactionPolicy.standard(), new byte[32]);

  private String redacted(String text) {
    return redactor.open("x", Tier.EXCERPTS).text(text) instanceof Redaction.Done(var done)
        ? done.text()
        : "";
  }

  @Test
  void personalDataOfKnownShapesIsFound() throws IOException {
    Path file = Corpus.require("secrets-pii").resolve("presidio-synth-v2.jsonl");
    Map<String, int[]> byType = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode row = new ObjectMapper().readTree(line);
      String out = redacted(row.get("full_text").asText());
      for (JsonNode span : row.get("spans")) {
        int[] count = byType.computeIfAbsent(span.get("entity_type").asText(), _ -> new int[2]);
        count[0] += out.contains(span.get("entity_value").asText()) ? 0 : 1;
        count[1]++;
      }
    }
    byType.forEach(
        (type, count) ->
            Figures.report("redaction: " + type + " found", count[0] + "/" + count[1], "none"));
    for (String type : List.of("EMAIL_ADDRESS", "IBAN_CODE", "IP_ADDRESS", "CREDIT_CARD")) {
      int[] count = byType.get(type);
      if (count != null) {
        assertThat((double) count[0] / count[1]).as(type).isGreaterThan(0.95);
      }
    }
  }

  @Test
  void ordinaryWordsStay() throws IOException {
    long words = 0;
    long gone = 0;
    try (Stream<Path> files = Files.walk(Corpus.require("loghub-2k"))) {
      for (Path file : files.filter(f -> f.toString().endsWith("_2k.log")).toList()) {
        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        for (int i = 0; i < lines.size(); i += 10) {
          String out = " " + redacted(lines.get(i)) + " ";
          for (String word : lines.get(i).split("\\s+")) {
            if (HARMLESS.matcher(word).matches()) {
              words++;
              gone += out.contains(word) ? 0 : 1;
            }
          }
        }
      }
    }
    Figures.atLeast("redaction: ordinary words that stay", 0.98, words - gone, words);
  }
}
