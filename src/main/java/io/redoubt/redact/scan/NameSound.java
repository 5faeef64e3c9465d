package io.redoubt.redact.scan;

/// Tells words that sound like names from words of a language: which letter follows which two, in
/// names and in plain words. Learned first and settled, then only asked; safe for many threads from
/// then on.
final class NameSound {
  private static final int SIGNS = 27;
  private static final double PRIOR = 0.5;

  private final int[] named = new int[SIGNS * SIGNS * SIGNS];
  private final int[] plain = new int[SIGNS * SIGNS * SIGNS];
  private final float[] odds = new float[SIGNS * SIGNS * SIGNS];

  /// Learns a word in small letters.
  void learn(CharSequence word, boolean name) {
    int before = 0;
    for (int i = 0; i <= word.length(); i++) {
      int sign = i < word.length() ? sign(word.charAt(i)) : 0;
      (name ? named : plain)[before * SIGNS + sign]++;
      before = before % SIGNS * SIGNS + sign;
    }
  }

  /// Makes what was learned ready to be asked.
  void settle() {
    for (int before = 0; before < SIGNS * SIGNS; before++) {
      double inNames = PRIOR * SIGNS;
      double inPlain = PRIOR * SIGNS;
      for (int sign = 0; sign < SIGNS; sign++) {
        inNames += named[before * SIGNS + sign];
        inPlain += plain[before * SIGNS + sign];
      }
      for (int sign = 0; sign < SIGNS; sign++) {
        int here = before * SIGNS + sign;
        double name = (named[here] + PRIOR) / inNames;
        odds[here] = (float) Math.log(name / ((plain[here] + PRIOR) / inPlain));
      }
    }
  }

  /// The mean over the letters and the end of a word in small letters of the natural logarithm of
  /// how many times as likely each is in a name; 0 where nothing was learned.
  double of(CharSequence word) {
    double sum = 0;
    int before = 0;
    for (int i = 0; i <= word.length(); i++) {
      int sign = i < word.length() ? sign(word.charAt(i)) : 0;
      sum += odds[before * SIGNS + sign];
      before = before % SIGNS * SIGNS + sign;
    }
    return sum / (word.length() + 1);
  }

  private static int sign(char c) {
    return c >= 'a' && c <= 'z' ? c - 'a' + 1 : 0;
  }
}
