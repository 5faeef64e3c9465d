package io.redoubt.parse.evtx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/// Writes small log files of one chunk: every record brings its own template, whose element
/// `Event/EventData` has one `Data` element for every value.
final class EvtxFileBuilder {
  /// A value and its type in binary XML.
  record Value(int type, byte[] bytes) {
    static Value text(String text) {
      return new Value(ValueType.STRING, text.getBytes(StandardCharsets.UTF_16LE));
    }
  }

  private final ByteBuffer chunk =
      ByteBuffer.allocate(EvtxChunk.SIZE).order(ByteOrder.LITTLE_ENDIAN);
  private final List<Integer> starts = new ArrayList<>();
  private int at = EvtxChunk.RECORDS;
  private int repeats = 1;

  /// Lets the templates to come show every value so many times.
  EvtxFileBuilder repeating(int times) {
    repeats = times;
    return this;
  }

  /// Adds a record with these values as `Data` named `v0`, `v1` …
  EvtxFileBuilder record(long number, Value... values) {
    starts.add(at);
    chunk.position(at);
    chunk.putInt(0x00002a2a).putInt(0).putLong(number).putLong(134_000_000_000_000_000L);
    fragment(values);
    chunk.position(at + Math.ceilDiv(chunk.position() + 4 - at, 8) * 8 - 4);
    int size = chunk.position() + 4 - at;
    chunk.putInt(size);
    chunk.putInt(at + 4, size);
    at += size;
    return this;
  }

  private void fragment(Value... values) {
    chunk.put(new byte[] {0x0f, 1, 1, 0, 0x0c, 1}).putInt(7);
    int definition = chunk.position() + 4;
    chunk.putInt(definition).putInt(0).put(new byte[16]).putInt(0);
    int body = chunk.position();
    chunk.put(new byte[] {0x0f, 1, 1, 0});
    open("Event", false);
    open("System", false);
    open("EventID", false);
    chunk.put((byte) 5).put((byte) 1).putShort((short) 1).putChar('7');
    chunk.put(new byte[] {4, 4});
    open("EventData", false);
    for (int i = 0; i < values.length * repeats; i++) {
      open("Data", true);
      chunk.putInt(0).put((byte) 6);
      name("Name");
      String name = "v" + i;
      chunk.put((byte) 5).put((byte) 1).putShort((short) name.length());
      chunk.put(name.getBytes(StandardCharsets.UTF_16LE)).put((byte) 2);
      chunk.put((byte) 0x0e).putShort((short) (i % values.length)).put((byte) 1).put((byte) 4);
    }
    chunk.put(new byte[] {4, 4, 0});
    chunk.putInt(definition + 20, chunk.position() - body);
    chunk.putInt(values.length);
    for (Value value : values) {
      chunk.putShort((short) value.bytes().length).put((byte) value.type()).put((byte) 0);
    }
    for (Value value : values) {
      chunk.put(value.bytes());
    }
  }

  private void open(String name, boolean attributes) {
    chunk.put((byte) (attributes ? 0x41 : 1)).putShort((short) -1).putInt(0);
    name(name);
    if (!attributes) {
      chunk.put((byte) 2);
    }
  }

  private void name(String name) {
    chunk.putInt(chunk.position() + 4).putInt(0).putShort((short) 0);
    chunk.putShort((short) name.length()).put(name.getBytes(StandardCharsets.UTF_16LE));
    chunk.putShort((short) 0);
  }

  /// Where record `i` begins in the file.
  int start(int i) {
    return EvtxHeader.USUAL_SIZE + starts.get(i);
  }

  /// Makes the record `i` reach over the one behind it, as tools do that hide a record.
  EvtxFileBuilder swallow(int i) {
    int start = starts.get(i);
    int end = i + 2 < starts.size() ? starts.get(i + 2) : at;
    chunk.putInt(start + 4, end - start);
    chunk.putInt(end - 4, end - start);
    starts.remove(i + 1);
    return this;
  }

  /// The file: header and chunk with right checksums.
  byte[] file() {
    ByteBuffer header = ByteBuffer.allocate(EvtxHeader.USUAL_SIZE).order(ByteOrder.LITTLE_ENDIAN);
    header.put("ElfFile\0".getBytes(StandardCharsets.US_ASCII));
    header.putShort(40, (short) EvtxHeader.USUAL_SIZE).putShort(42, (short) 1);
    header.putInt(124, sum(header.array(), 0, 120));
    chunk.position(0);
    chunk.put("ElfChnk\0".getBytes(StandardCharsets.US_ASCII));
    chunk.putInt(40, 128).putInt(48, at);
    chunk.putInt(52, sum(chunk.array(), EvtxChunk.RECORDS, at));
    CRC32 sum = new CRC32();
    sum.update(chunk.array(), 0, 120);
    sum.update(chunk.array(), 128, EvtxChunk.RECORDS - 128);
    chunk.putInt(124, (int) sum.getValue());
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(header.array());
    file.writeBytes(chunk.array());
    return file.toByteArray();
  }

  private static int sum(byte[] buffer, int from, int to) {
    CRC32 sum = new CRC32();
    sum.update(buffer, from, to - from);
    return (int) sum.getValue();
  }
}
