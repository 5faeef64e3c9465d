package io.redoubt.store.index;

import io.redoubt.event.query.Words;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// Gives Lucene the words of one event's texts, with a gap between two texts so that no phrase
/// reaches across. Filled anew for each event; not thread-safe.
final class WordStream extends TokenStream {
  private static final int GAP = 100;

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
  private final Words words = new Words();
  private List<String> texts = List.of();
  private int text;
  private boolean first;

  void over(List<String> next) {
    texts = next;
  }

  @Override
  public void reset() {
    text = 0;
    first = true;
    words.over(texts.isEmpty() ? "" : texts.getFirst());
  }

  @Override
  public boolean incrementToken() {
    int gap = 1;
    while (!words.next()) {
      text++;
      if (text >= texts.size()) {
        return false;
      }
      words.over(texts.get(text));
      gap = GAP;
    }
    clearAttributes();
    term.copyBuffer(words.characters(), 0, words.length());
    step.setPositionIncrement(first ? 1 : gap);
    first = false;
    return true;
  }
}
