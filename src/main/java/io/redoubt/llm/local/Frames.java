package io.redoubt.llm.local;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// How orders and reports travel: a mark, the number of bytes, a letter for the kind, then the
/// fields; numbers big-endian, texts as their number of bytes and UTF-8. Both ends are the same
/// build of the program, so that there is no version; the mark shows when something else was
/// written to the pipe. One reader and one writer at a time.
final class Frames {
  private static final int MARK = 0x52444254;
  private static final int LARGEST = 16 * 1024 * 1024;

  /// Writes the fields of one frame.
  @FunctionalInterface
  private interface Fields {
    void to(DataOutputStream out) throws IOException;
  }

  private Frames() {}

  static void write(OutputStream out, Order order) throws IOException {
    switch (order) {
      case Order.Load(var path, var context, var threads, var sample) ->
          frame(
              out,
              'L',
              f -> {
                text(f, path);
                f.writeInt(context);
                f.writeInt(threads);
                text(f, sample);
              });
      case Order.Ask ask -> frame(out, 'A', f -> ask(f, ask));
      case Order.Stop(var id) -> frame(out, 'S', f -> f.writeLong(id));
    }
  }

  private static void ask(DataOutputStream out, Order.Ask ask) throws IOException {
    out.writeLong(ask.id());
    out.writeInt(ask.turns().size());
    for (Order.Turn turn : ask.turns()) {
      text(out, turn.role());
      text(out, turn.text());
    }
    text(out, ask.schema());
    out.writeInt(ask.maxTokens());
    out.writeDouble(ask.temperature());
    out.writeLong(ask.seed());
  }

  static void write(OutputStream out, Report report) throws IOException {
    switch (report) {
      case Report.Loaded(var tokens) -> frame(out, 'l', f -> f.writeInt(tokens));
      case Report.Refused(var runtime, var detail) ->
          frame(
              out,
              'r',
              f -> {
                f.writeBoolean(runtime);
                text(f, detail);
              });
      case Report.Piece(var id, var text) -> frame(out, 'p', f -> of(f, id, text));
      case Report.Done(var id, var prompt, var answer, var whole) ->
          frame(
              out,
              'd',
              f -> {
                f.writeLong(id);
                f.writeInt(prompt);
                f.writeInt(answer);
                f.writeBoolean(whole);
              });
      case Report.TooLong(var id, var tokens) ->
          frame(
              out,
              't',
              f -> {
                f.writeLong(id);
                f.writeInt(tokens);
              });
      case Report.Failed(var id, var detail) -> frame(out, 'f', f -> of(f, id, detail));
      case Report.Ended _ -> throw new IllegalArgumentException("is made by the parent");
    }
  }

  private static void of(DataOutputStream out, long id, String text) throws IOException {
    out.writeLong(id);
    text(out, text);
  }

  private static void frame(OutputStream out, char kind, Fields fields) throws IOException {
    var body = new java.io.ByteArrayOutputStream();
    var data = new DataOutputStream(body);
    data.writeByte(kind);
    fields.to(data);
    var whole = new java.io.ByteArrayOutputStream(body.size() + 2 * Integer.BYTES);
    var head = new DataOutputStream(whole);
    head.writeInt(MARK);
    head.writeInt(body.size());
    body.writeTo(whole);
    whole.writeTo(out);
    out.flush();
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  /// The next order.
  ///
  /// @throws EOFException when the parent closed its end
  /// @throws IOException when it is not an order
  static Order order(InputStream in) throws IOException {
    DataInputStream body = body(in);
    int kind = body.readByte();
    return switch (kind) {
      case 'L' -> new Order.Load(text(body), body.readInt(), body.readInt(), text(body));
      case 'A' ->
          new Order.Ask(
              body.readLong(),
              turns(body),
              text(body),
              body.readInt(),
              body.readDouble(),
              body.readLong());
      case 'S' -> new Order.Stop(body.readLong());
      default -> throw new IOException("no order of kind " + kind);
    };
  }

  private static List<Order.Turn> turns(DataInputStream body) throws IOException {
    int count = body.readInt();
    List<Order.Turn> turns = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      turns.add(new Order.Turn(text(body), text(body)));
    }
    return turns;
  }

  /// The next report.
  ///
  /// @throws EOFException when the child closed its end
  /// @throws IOException when it is not a report
  static Report report(InputStream in) throws IOException {
    DataInputStream body = body(in);
    int kind = body.readByte();
    return switch (kind) {
      case 'l' -> new Report.Loaded(body.readInt());
      case 'r' -> new Report.Refused(body.readBoolean(), text(body));
      case 'p' -> new Report.Piece(body.readLong(), text(body));
      case 'd' ->
          new Report.Done(body.readLong(), body.readInt(), body.readInt(), body.readBoolean());
      case 't' -> new Report.TooLong(body.readLong(), body.readInt());
      case 'f' -> new Report.Failed(body.readLong(), text(body));
      default -> throw new IOException("no report of kind " + kind);
    };
  }

  private static DataInputStream body(InputStream in) throws IOException {
    DataInputStream head = new DataInputStream(in);
    if (head.readInt() != MARK) {
      throw new IOException("something else was written to the pipe");
    }
    int size = head.readInt();
    if (size < 1 || size > LARGEST) {
      throw new IOException("a frame of " + size + " bytes");
    }
    byte[] body = head.readNBytes(size);
    if (body.length < size) {
      throw new EOFException("cut in the middle of a frame");
    }
    return new DataInputStream(new java.io.ByteArrayInputStream(body));
  }

  private static String text(DataInputStream body) throws IOException {
    int size = body.readInt();
    if (size < 0 || size > body.available()) {
      throw new IOException("a text of " + size + " bytes");
    }
    return new String(body.readNBytes(size), StandardCharsets.UTF_8);
  }
}
