package io.redoubt.store.log;

import io.redoubt.event.port.Position;
import java.util.List;
import java.util.zip.CRC32C;

/// A delivery made ready to be written: all but its number and its time.
///
/// @param packer the frame, with room for its header
/// @param records how many
/// @param sum CRC32C of the body
/// @param batch by which a repetition is known; empty: it is not
/// @param positions committed with it
record Framed(Packer packer, int records, int sum, BatchKey batch, List<Position> positions) {
  /// Bytes of the frame.
  int size() {
    return packer.size();
  }

  /// The sum of the body.
  static int sum(Packer packer) {
    CRC32C sum = new CRC32C();
    sum.update(packer.array(), FrameHeader.SIZE, packer.size() - FrameHeader.SIZE);
    return (int) sum.getValue();
  }
}
