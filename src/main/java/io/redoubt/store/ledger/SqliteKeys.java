package io.redoubt.store.ledger;

import io.redoubt.event.port.ApiKey;
import io.redoubt.event.port.Keys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Keys in the ledger's file.
final class SqliteKeys implements Keys {
  private static final String PREFIX = "rdb_";
  private static final int BYTES = 32;
  private static final int HINT = 9;
  private static final int LONGEST = 512;
  private static final int LONGEST_NAME = 100;
  private static final String COLUMNS = "name, hint, scopes, created, expires, revoked";

  private final Database database;
  private final Clock clock;
  private final SecureRandom random;

  SqliteKeys(Database database, Clock clock, SecureRandom random) {
    this.database = database;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public Made create(String name, Set<String> scopes, long expires) {
    require(wellFormed(name, "-_.@") && name.length() <= LONGEST_NAME, "name of a key", name);
    require(!scopes.isEmpty(), "set of scopes", "");
    scopes.forEach(scope -> require(wellFormed(scope, "-_.:*"), "scope", scope));
    Made.Key made = fresh(name, scopes, expires);
    return database.write(sql -> keep(sql, made));
  }

  private Made.Key fresh(String name, Set<String> scopes, long expires) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    String hint = secret.substring(0, HINT);
    return new Made.Key(secret, new ApiKey(name, hint, scopes, clock.millis(), expires, 0));
  }

  @Override
  public Optional<Made.Key> rotate(String name, long overlap, long expires) {
    long now = clock.millis();
    long end = overlap > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + overlap;
    return database.write(
        sql -> {
          Optional<ApiKey> before = current(sql, name).filter(key -> key.valid(now));
          if (before.isEmpty()) {
            return Optional.empty();
          }
          sql.change(
              """
              update api_keys set replaced = ?,
                expires = case when expires = 0 or expires > ? then ? else expires end
              where name = ? and revoked = 0 and replaced = 0
              """,
              now,
              end,
              end,
              name);
          Made.Key made = fresh(name, before.get().scopes(), expires);
          insert(sql, made);
          return Optional.of(made);
        });
  }

  private static void require(boolean holds, String what, String given) {
    if (!holds) {
      throw new IllegalArgumentException("Not a " + what + ": '" + given + "'");
    }
  }

  private static boolean wellFormed(String text, String others) {
    return !text.isEmpty()
        && text.chars()
            .allMatch(c -> (c < 128 && Character.isLetterOrDigit(c)) || others.indexOf(c) >= 0);
  }

  private static Optional<ApiKey> current(Sql sql, String name) throws SQLException {
    return sql.first(
        SqliteKeys::read,
        "select " + COLUMNS + " from api_keys where name = ? and revoked = 0 and replaced = 0",
        name);
  }

  private static Made keep(Sql sql, Made.Key made) throws SQLException {
    Optional<ApiKey> there = current(sql, made.key().name());
    if (there.isPresent()) {
      return new Made.Exists(there.get());
    }
    insert(sql, made);
    return made;
  }

  private static void insert(Sql sql, Made.Key made) throws SQLException {
    ApiKey key = made.key();
    sql.change(
        "insert into api_keys(hash, " + COLUMNS + ") values(?, ?, ?, ?, ?, ?, ?)",
        hash(made.secret()),
        key.name(),
        key.hint(),
        String.join(",", new TreeSet<>(key.scopes())),
        key.created(),
        key.expires(),
        key.revoked());
  }

  private static ApiKey read(ResultSet row) throws SQLException {
    return new ApiKey(
        row.getString(1),
        row.getString(2),
        Set.of(row.getString(3).split(",")),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6));
  }

  @Override
  public Optional<ApiKey> find(String presented) {
    if (presented.isEmpty() || presented.length() > LONGEST) {
      return Optional.empty();
    }
    String query = "select " + COLUMNS + " from api_keys where hash = ?";
    byte[] hash = hash(presented);
    long now = clock.millis();
    return database
        .read(sql -> sql.first(SqliteKeys::read, query, hash))
        .filter(key -> key.valid(now));
  }

  @Override
  public List<ApiKey> list() {
    String query = "select " + COLUMNS + " from api_keys order by name, created, rowid";
    return database.read(sql -> sql.all(SqliteKeys::read, query));
  }

  @Override
  public boolean revoke(String name) {
    String change = "update api_keys set revoked = ? where name = ? and revoked = 0";
    long now = clock.millis();
    return database.write(sql -> sql.change(change, now, name)) > 0;
  }

  @Override
  public boolean any() {
    return database.read(sql -> sql.number("select exists(select 1 from api_keys)")) > 0;
  }

  private static byte[] hash(String secret) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return digest.digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java has SHA-256", missing);
    }
  }
}
