package io.redoubt.parse.grammar;

import io.redoubt.event.Constant;
import io.redoubt.parse.frame.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lower-case spellings of the words that logs write in capitals and ECS does not.
final class LowerWords {
  private record Word(String capitals, Constant lower) {}

  private static final List<Word> WORDS =
      List.of(
          new Word("TCP", Constant.of("tcp")),
          new Word("UDP", Constant.of("udp")),
          new Word("ICMP", Constant.of("icmp")),
          new Word("ICMPv6", Constant.of("ipv6-icmp")),
          new Word("SCTP", Constant.of("sctp")),
          new Word("2", Constant.of("igmp")));

  private LowerWords() {}

  static @Nullable Constant of(byte[] buffer, int from, int to) {
    for (Word word : WORDS) {
      if (Bytes.equal(buffer, from, to, word.capitals)) {
        return word.lower;
      }
    }
    return null;
  }
}
