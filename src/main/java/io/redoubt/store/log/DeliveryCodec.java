package io.redoubt.store.log;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.Position;
import java.nio.BufferUnderflowException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Deliveries as bodies of frames: whence, id, positions, then the records in blocks of about
/// 256 KiB, each compressed by itself (zstd), so that one record costs one block to read.
final class DeliveryCodec {
  private static final int BLOCK = 256 << 10;
  private static final int LEVEL = 1;

  /* What is usual before the records, and what is made room for at once. */
  private static final int HEAD = 256;
  private static final int LARGEST = 1 << 20;
  private static final int WORTH = 64;

  private DeliveryCodec() {}

  /// A body, taken apart.
  ///
  /// @param head without its records
  /// @param batch by which a repetition is known
  /// @param blocks its records
  record Body(Delivery head, BatchKey batch, List<Block> blocks) {
    /// The whole delivery, without batch id and positions.
    Delivery delivery(byte[] bytes) {
      List<byte[]> records = new ArrayList<>();
      blocks.forEach(block -> records.addAll(block.records(bytes)));
      return new Delivery(head.channel(), head.sender(), head.declared(), records, "", List.of());
    }

    /// The record of this index; empty when there are not so many.
    Optional<byte[]> record(byte[] bytes, int index) {
      int before = 0;
      for (Block block : blocks) {
        if (index < before + block.count()) {
          return Optional.of(block.records(bytes).get(index - before));
        }
        before += block.count();
      }
      return Optional.empty();
    }
  }

  /// Some records.
  ///
  /// @param count how many
  /// @param raw bytes of them, with lengths
  /// @param at where in the body they are
  /// @param length bytes there; equal to `raw` when they are not compressed
  record Block(int count, int raw, int at, int length) {
    private List<byte[]> records(byte[] bytes) {
      Unpacker in = Unpacker.of(bytes, at, at + length);
      if (length != raw) {
        byte[] plain = new byte[raw];
        long size = Zstd.decompressByteArray(plain, 0, raw, bytes, at, length);
        in = Unpacker.of(plain, 0, Math.toIntExact(size));
      }
      List<byte[]> records = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        records.add(in.bytes());
      }
      return records;
    }
  }

  /// Makes a delivery ready to be written.
  static Framed frame(Delivery delivery) {
    BatchKey batch = BatchKey.of(delivery);
    long raw = delivery.bytes() + 4L * delivery.records().size();
    long first = HEAD + Zstd.compressBound(Math.min(raw, BLOCK));
    Packer out = new Packer((int) Math.min(LARGEST, Math.max(first, raw / 2)));
    out.room(FrameHeader.SIZE);
    out.put(delivery.channel()).put(delivery.sender()).put(delivery.declared());
    out.put(batch.id()).put(batch.sum());
    out.put(delivery.positions().size());
    for (Position position : delivery.positions()) {
      out.put(position.source()).put(position.generation()).put(position.offset());
    }
    blocks(delivery.records(), new Packer((int) Math.min(raw, BLOCK)), out);
    return new Framed(out, delivery.records().size(), Framed.sum(out), batch, delivery.positions());
  }

  private static void blocks(List<byte[]> records, Packer block, Packer out) {
    int number = out.room(4);
    int blocks = 0;
    int count = 0;
    for (byte[] record : records) {
      block.put(record);
      count++;
      if (block.size() >= BLOCK) {
        close(block, count, out);
        blocks++;
        count = 0;
      }
    }
    if (count > 0) {
      close(block, count, out);
      blocks++;
    }
    int end = out.size();
    out.cut(number);
    out.put(blocks).cut(end);
  }

  private static void close(Packer block, int count, Packer out) {
    int raw = block.size();
    out.put(count).put(raw);
    int length = out.room(4);
    int bound = Math.toIntExact(Zstd.compressBound(raw));
    int at = out.room(bound);
    int packed = raw;
    if (raw >= WORTH) {
      packed =
          Math.toIntExact(
              Zstd.compressByteArray(out.array(), at, bound, block.array(), 0, raw, LEVEL));
    }
    if (packed >= raw) {
      System.arraycopy(block.array(), 0, out.array(), at, raw);
      packed = raw;
    }
    out.cut(length);
    out.put(packed).cut(at + packed);
    block.cut(0);
  }

  /// Takes a body apart, `bytes[0, length)`; empty when it is none, which its sum would have told.
  static Optional<Body> body(byte[] bytes, int length) {
    try {
      Unpacker in = Unpacker.of(bytes, 0, length);
      String channel = in.text();
      String sender = in.text();
      String declared = in.text();
      BatchKey batch = new BatchKey(channel, in.text(), in.large());
      List<Position> positions = new ArrayList<>();
      for (int i = in.count(16); i > 0; i--) {
        positions.add(new Position(in.text(), in.text(), in.large()));
      }
      List<Block> blocks = new ArrayList<>();
      for (int i = in.count(12); i > 0; i--) {
        int count = in.number();
        int raw = in.number();
        int packed = in.number();
        blocks.add(new Block(count, raw, in.skip(packed), packed));
      }
      Delivery head = new Delivery(channel, sender, declared, List.of(), batch.id(), positions);
      return Optional.of(new Body(head, batch, blocks));
    } catch (BufferUnderflowException | IndexOutOfBoundsException wrong) {
      return Optional.empty();
    }
  }

  /// Its records; empty when they are not what they should be.
  static Optional<Delivery> delivery(Body body, byte[] bytes) {
    try {
      return Optional.of(body.delivery(bytes));
    } catch (BufferUnderflowException | ZstdException | NegativeArraySizeException wrong) {
      return Optional.empty();
    }
  }

  /// One of its records; empty when there is none, or it is not what it should be.
  static Optional<byte[]> record(Body body, byte[] bytes, int index) {
    try {
      return body.record(bytes, index);
    } catch (BufferUnderflowException | ZstdException | NegativeArraySizeException wrong) {
      return Optional.empty();
    }
  }
}
