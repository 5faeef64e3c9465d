package io.redoubt.ingest.http;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xerial.snappy.Snappy;

/// Loki's push request as protobuf in a block of snappy (`logproto.PushRequest`): streams (1) of
/// labels (1) and entries (2) of timestamp (1), line (2) and structured metadata (3).
public final class LokiProtobuf {
  private LokiProtobuf() {}

  /// Takes a body apart.
  ///
  /// @param limit bytes that it may have unpacked
  public static Decoded read(byte[] body, int limit) {
    try {
      int length = Snappy.uncompressedLength(body);
      if (length < 0 || length > limit) { // lengths above 2^31 come out negative
        return new Decoded.Unreadable("The body is larger unpacked than is taken.", 0);
      }
      CodedInputStream in = CodedInputStream.newInstance(Snappy.uncompress(body));
      List<byte[]> records = new ArrayList<>();
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        if (WireFormat.getTagFieldNumber(tag) == 1 && length(tag)) {
          stream(in.readByteArray(), records);
        } else if (!in.skipField(tag)) {
          return LokiStream.whole(records);
        }
      }
      return LokiStream.whole(records);
    } catch (IOException broken) {
      return new Decoded.Unreadable("The body is no push request in snappy.", 1);
    }
  }

  private static boolean length(int tag) {
    return WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
  }

  private static void stream(byte[] bytes, List<byte[]> records) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(bytes);
    Map<String, String> labels = new LinkedHashMap<>();
    List<byte[]> entries = new ArrayList<>();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (length(tag) ? WireFormat.getTagFieldNumber(tag) : 0) {
        case 1 -> labels.putAll(LokiStream.labels(in.readString()));
        case 2 -> entries.add(in.readByteArray());
        default -> in.skipField(tag);
      }
    }
    for (byte[] entry : entries) {
      records.add(entry(entry, labels));
    }
  }

  private static byte[] entry(byte[] bytes, Map<String, String> labels) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(bytes);
    Map<String, String> all = new LinkedHashMap<>(labels);
    byte[] line = {};
    long nanos = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (length(tag) ? WireFormat.getTagFieldNumber(tag) : 0) {
        case 1 -> nanos = nanos(CodedInputStream.newInstance(in.readByteArray()));
        case 2 -> line = in.readByteArray();
        case 3 -> pair(CodedInputStream.newInstance(in.readByteArray()), all);
        default -> in.skipField(tag);
      }
    }
    return LokiStream.record(all, nanos, line);
  }

  private static long nanos(CodedInputStream in) throws IOException {
    long nanos = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      boolean varint = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_VARINT;
      switch (varint ? WireFormat.getTagFieldNumber(tag) : 0) {
        case 1 -> nanos += in.readInt64() * 1_000_000_000L;
        case 2 -> nanos += in.readInt32();
        default -> in.skipField(tag);
      }
    }
    return nanos;
  }

  private static void pair(CodedInputStream in, Map<String, String> into) throws IOException {
    String name = "";
    String value = "";
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (length(tag) ? WireFormat.getTagFieldNumber(tag) : 0) {
        case 1 -> name = in.readString();
        case 2 -> value = in.readString();
        default -> in.skipField(tag);
      }
    }
    into.put(name, value);
  }
}
