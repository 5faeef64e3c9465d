package io.redoubt.triage.prompt;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/// What is drawn anew for each request. Kept with the audit record, so that the prompt can be built
/// again to the byte.
///
/// @param fenceHigh one half of the fence around the evidence, 128 bits in all
/// @param fenceLow the other
/// @param mark 16 bits: what stands for a space in text from outside
/// @param canary the word that the answer must not hold
/// @param nonce the word that the answer must end with
public record Dice(long fenceHigh, long fenceLow, int mark, long canary, long nonce) {
  private static final int BYTES = 36;

  /// Throws the dice.
  public static Dice thrown(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    ByteBuffer drawn = ByteBuffer.wrap(bytes);
    return new Dice(
        drawn.getLong(),
        drawn.getLong(),
        drawn.getInt() & 0xffff,
        drawn.getLong(),
        drawn.getLong());
  }
}
