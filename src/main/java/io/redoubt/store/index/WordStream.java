package io.redoubt.store.index;

import io.redoubt.event.query.Words;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.UnicodeUtil;

/// Gives Lucene the words of one event's texts, with a gap between two texts so that no phrase
/// reaches across. Filled anew for each event; not thread-safe.
final class WordStream extends TokenStream {
  private static final int GAP = 100;

  private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
  private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
  private final Words words = new Words();
  private final BytesRef word =
      new BytesRef(UnicodeUtil.MAX_UTF8_BYTES_PER_CHAR * (Words.LONGEST + 2));
  private List<String> texts = List.of();
  private int text;
  private boolean first;

  void over(List<String> next) {
    texts = next;
  }

  /* The attributes that Lucene has added stay as they are from one word to the next. */
  @Override
  public void reset() {
    clearAttributes();
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
    encode(words.characters(), words.length());
    term.setBytesRef(word);
    step.setPositionIncrement(first ? 1 : gap);
    first = false;
    return true;
  }

  private void encode(char[] characters, int length) {
    byte[] bytes = word.bytes;
    for (int i = 0; i < length; i++) {
      if (characters[i] >= 0x80) {
        word.length = UnicodeUtil.UTF16toUTF8(characters, 0, length, bytes);
        return;
      }
      bytes[i] = (byte) characters[i];
    }
    word.length = length;
  }
}
