package io.redoubt.llm.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Golden rows are what Hugging Face's tokenizers make of these texts with the same file.
class WordPiecesTest {
  private static final Path GOLDEN = Path.of("src/test/resources/llm/word-pieces.golden.tsv");
  private static final Pattern ESCAPED = Pattern.compile("\\\\u\\{([0-9a-f]+)\\}");

  private final WordPieces pieces = tokens();

  private static WordPieces tokens() {
    try {
      return ShippedModel.read().tokens();
    } catch (IOException missing) {
      throw new AssertionError(missing);
    }
  }

  @TestFactory
  Stream<DynamicTest> cutsAsTheReferenceDoes() throws IOException {
    List<String> rows = Files.readAllLines(GOLDEN);
    assertThat(rows).hasSizeGreaterThan(10);
    return rows.stream()
        .map(row -> row.split("\t"))
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row[0], () -> assertThat(Arrays.toString(numbers(row[0]))).isEqualTo(row[1])));
  }

  private int[] numbers(String escaped) {
    return pieces.of(
        ESCAPED
            .matcher(escaped)
            .replaceAll(
                m ->
                    java.util.regex.Matcher.quoteReplacement(
                        Character.toString(Integer.parseInt(m.group(1), 16)))));
  }

  @Test
  void looksAtTheBeginningOfLongTextAlone() {
    assertThat(pieces.of("failed password ".repeat(5000))).hasSize(WordPieces.MOST);
    assertThat(pieces.of("x".repeat(1_000_000))).hasSize(3);
    assertThat(pieces.of("")).hasSize(2);
  }
}
