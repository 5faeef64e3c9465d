package io.redoubt.parse.web;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.TimeShape;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.Leading;
import io.redoubt.parse.text.Addresses;

/// Requests as CouchDB 3 logs them:
///
/// ```
/// [notice] 2026-11-20T10:11:12.123456Z node@host <0.1.2> 4a5b db.example.org 192.0.2.1 anna GET
/// /db 200 ok 3
/// ```
///
/// The user is kept as written, `undefined` where nobody was logged in. Stateless, thread-safe.
public final class CouchDbParser implements Leading {
  private static final Format FORMAT = new Format("couchdb");
  private static final ParseOutcome NOT = new ParseOutcome.Rejected("no CouchDB request");
  private static final int WORDS = 11;

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public boolean leads(byte first) {
    return first == '[';
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    if (to - from < 40 || buffer[from] != '[' || !Bytes.startsWith(buffer, from, to, "[notice] ")) {
      return NOT;
    }
    int[] starts = new int[WORDS + 1];
    int at = from + 9;
    for (int i = 0; i < WORDS && at < to; i++) {
      starts[i] = at;
      at = Bytes.find(buffer, at, to, ' ') + 1;
      starts[i + 1] = at;
    }
    if (starts[WORDS - 1] == 0
        || buffer[starts[2]] != '<'
        || !Addresses.isAddress(buffer, starts[5], starts[6] - 1)) {
      return NOT;
    }
    out.format(FORMAT);
    Web.access(out);
    out.time(TimeShape.ISO, buffer, starts[0], starts[1] - 1);
    out.add(Ecs.LOG_LEVEL, buffer, from + 1, from + 7);
    Web.text(Ecs.HTTP_REQUEST_ID, buffer, starts[3], starts[4] - 1, out);
    RequestLine.host(buffer, starts[4], starts[5] - 1, out);
    Web.client(buffer, starts[5], starts[6] - 1, out);
    Web.text(Ecs.USER_NAME, buffer, starts[6], starts[7] - 1, out);
    out.add(Ecs.HTTP_REQUEST_METHOD, buffer, starts[7], starts[8] - 1);
    RequestLine.target(buffer, starts[8], starts[9] - 1, out);
    Web.status(buffer, starts[9], starts[10] - 1, out);
    return ParseOutcome.Ok.OK;
  }
}
