package io.redoubt.pipeline.live;

import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.LedgerException;
import io.redoubt.event.port.Snapshot;
import io.redoubt.event.port.Snapshots;
import io.redoubt.ingest.TableHead;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The headers of tables that senders have sent, so that rows which come later, also after a
/// restart, are read by them: what a sender delivers is committed together with the headers it was
/// read by. A sender is a channel and a name; the last four tables of each of the last thousand are
/// remembered. Files are not remembered here: who follows them knows their headers. Thread-safe.
final class HeaderMemory {
  private static final String NAME = "tables";
  private static final int VERSION = 1;
  private static final int SENDERS = 1000;
  private static final int TABLES = 4;
  private static final int FAR = 256;

  private final @Nullable Snapshots kept;
  private final Map<Sender, List<TableHead>> known = new LinkedHashMap<>(16, 0.75f, true);

  private final Map<Sender, TableHead> open = new LinkedHashMap<>(16, 0.75f, true);

  private record Sender(String channel, String name) {}

  /// Remembers until the end of the process.
  HeaderMemory() {
    kept = null;
  }

  /// Remembers what was kept there, and keeps what comes.
  HeaderMemory(Snapshots kept) {
    this.kept = kept;
    for (Snapshot snapshot : kept.of(NAME)) {
      if (snapshot.version() == VERSION && read(snapshot.bytes())) {
        return;
      }
    }
  }

  /// The delivery as it is to be committed: with the headers that its sender has sent so far,
  /// those in it included.
  Delivery with(Delivery delivery) {
    if (!delivery.declared().isEmpty() || delivery.channel().equals("file")) {
      return delivery;
    }
    Sender sender = new Sender(delivery.channel(), delivery.sender());
    boolean more = delivery.records().stream().anyMatch(record -> directive(record) >= 0);
    List<TableHead> tables = more ? learned(sender, delivery.records()) : of(sender);
    return tables.isEmpty()
        ? delivery
        : new Delivery(
            delivery.channel(),
            delivery.sender(),
            TableHead.AMONG
                + tables.stream().map(TableHead::text).collect(Collectors.joining("\f")),
            delivery.records(),
            delivery.batchId(),
            delivery.positions());
  }

  private synchronized List<TableHead> of(Sender sender) {
    return known.isEmpty() ? List.of() : known.getOrDefault(sender, List.of());
  }

  private static int end(byte[] record) {
    int end = record.length;
    while (end > 0 && (record[end - 1] == '\r' || record[end - 1] == '\n')) {
      end--;
    }
    return end;
  }

  /* At the beginning of a record, or of the message that a header of syslog stands before. */
  private static int directive(byte[] record) {
    int far = Math.min(record.length, FAR);
    if (far == 0 || (record[0] != '#' && record[0] != '<')) {
      return -1;
    }
    for (int i = 0; i < far; i++) {
      boolean begins = i == 0 || record[i - 1] == ' ';
      if (record[i] == '#' && begins && TableHead.begins(record, i, record.length)) {
        return i;
      }
    }
    return -1;
  }

  /* The latest first. A header that goes on takes the place of its beginning. */
  private synchronized List<TableHead> learned(Sender sender, List<byte[]> records) {
    List<TableHead> before = known.getOrDefault(sender, List.of());
    List<TableHead> tables = new ArrayList<>(before);
    TableHead table = open.getOrDefault(sender, TableHead.NONE);
    for (byte[] record : records) {
      int at = directive(record);
      if (at >= 0) {
        table = table.with(record, at, end(record));
        if (table.hasColumns()) {
          String text = table.text();
          tables.removeIf(one -> one.text().equals(text) || text.startsWith(one.text() + "\n"));
          tables.addFirst(table);
        }
      }
    }
    open.put(sender, table);
    bound(open);
    List<TableHead> now = List.copyOf(tables.subList(0, Math.min(TABLES, tables.size())));
    if (!now.equals(before)) {
      known.put(sender, now);
      bound(known);
      keep();
    }
    return now;
  }

  private static void bound(Map<Sender, ?> map) {
    if (map.size() > SENDERS) {
      map.remove(map.keySet().iterator().next());
    }
  }

  private void keep() {
    if (kept != null) {
      try {
        kept.put(new Snapshot(NAME, VERSION, 0, 0, written()));
      } catch (LedgerException _) {
        // The next header tries again; until then it is in memory.
      }
    }
  }

  private byte[] written() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(known.size());
      for (var one : known.entrySet()) {
        out.writeUTF(one.getKey().channel());
        out.writeUTF(one.getKey().name());
        out.writeInt(one.getValue().size());
        for (TableHead table : one.getValue()) {
          out.writeUTF(table.text());
        }
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private boolean read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      for (int i = in.readInt(); i > 0; i--) {
        Sender sender = new Sender(in.readUTF(), in.readUTF());
        List<TableHead> tables = new ArrayList<>();
        for (int n = in.readInt(); n > 0; n--) {
          tables.add(TableHead.of(in.readUTF()));
        }
        known.put(sender, List.copyOf(tables));
      }
      return true;
    } catch (IOException damaged) {
      known.clear();
      return false;
    }
  }
}
