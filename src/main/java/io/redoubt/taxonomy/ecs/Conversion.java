package io.redoubt.taxonomy.ecs;

import io.redoubt.event.Constant;
import io.redoubt.event.TimeShape;
import java.util.List;

/// What happens to a value on its way into ECS fields. The word in a table is given with each.
public sealed interface Conversion {
  /// The field that counts as its target: when it is there already, nothing is done.
  Target to();

  /// The other fields that it may fill, each of which it leaves alone when it is there already.
  default List<Target> beside() {
    return switch (this) {
      case Endpoint(_, Target ip, Target port, Target domain) -> List.of(ip, port, domain);
      case Account(_, Target domain) -> List.of(domain);
      case Url(_, Target scheme, Target domain, Target port, Target path, Target query) ->
          List.of(scheme, domain, port, path, query);
      case Hashes(Target to, Target sha1, Target md5, Target imphash) ->
          List.of(to, sha1, md5, imphash);
      case Context(_, Lookup<Target> keys) -> keys.values();
      case Same _,
          Text _,
          Numeric _,
          Hex _,
          Cased _,
          Ip _,
          Tail _,
          Basename _,
          Nanos _,
          Split _,
          Details _,
          Table _,
          Time _,
          Date _ ->
          List.of();
    };
  }

  /// No word: the value as it is.
  record Same(Target to) implements Conversion {}

  /// `text`: as text even if it is written as a number (`event.code`).
  record Text(Target to) implements Conversion {}

  /// `number`: as a number even if it is written as text; what is no decimal number stays away.
  record Numeric(Target to) implements Conversion {}

  /// `hex`: `0x1f4` → 500; decimal digits are taken too.
  record Hex(Target to) implements Conversion {}

  /// `lower` and `upper`: ASCII letters in one case.
  record Cased(Target to, boolean upper) implements Conversion {}

  /// `ip`: only if it is an IPv4 or IPv6 address; brackets, an IPv4-mapped prefix (`::ffff:`) and
  /// an IPv6 zone go.
  record Ip(Target to) implements Conversion {}

  /// `endpoint`: for `-> source endpoint`: `10.0.0.1`, `10.0.0.1:443`, `[::1]:443` or a name
  /// into `source.ip`, `source.port`, or `source.domain`; always `source.address` (`to`).
  record Endpoint(Target to, Target ip, Target port, Target domain) implements Conversion {}

  /// `account`: for `-> user account`: `DOMAIN\name` into `user.domain` and `user.name`.
  record Account(Target to, Target domain) implements Conversion {}

  /// `arn`: the part behind the last `/` or `:` of `arn:aws:iam::123:user/ann`.
  record Tail(Target to) implements Conversion {}

  /// `basename`: the part behind the last `/` or `\` of a path.
  record Basename(Target to) implements Conversion {}

  /// `seconds`, `millis`, `micros`: a length of time into nanoseconds (`event.duration`).
  ///
  /// @param power ten to this power is one unit in nanoseconds
  record Nanos(Target to, int power) implements Conversion {}

  /// `split ,`: every part between this character.
  record Split(Target to, char separator) implements Conversion {}

  /// `url`: for `-> url url`: `https://h:8443/p?q#f` or `/p?q` into `url.original`, `url.scheme`,
  /// `url.domain`, `url.port`, `url.path`, `url.query`.
  record Url(Target to, Target scheme, Target domain, Target port, Target path, Target query)
      implements Conversion {}

  /// `hashes`: for `-> file hashes`: `SHA256=…,MD5=…` into `file.hash.sha256` and so on; a lone
  /// hash is told by its length.
  record Hashes(Target to, Target sha1, Target md5, Target imphash) implements Conversion {}

  /// `context`: for `-> powershell.engine.version context`: the lines of a PowerShell context, each
  /// into the field of its key.
  record Context(Target to, Lookup<Target> keys) implements Conversion {}

  /// `details`: what a PowerShell pipeline did, into the fields below the target.
  record Details(Target to) implements Conversion {}

  /// `by NAME`: through a table; what is not in it stays away.
  record Table(Target to, Lookup<Constant> values) implements Conversion {}

  /// `iso`, `epoch_seconds` … (a [TimeShape] in lower case), only into `@timestamp`.
  record Time(Target to, TimeShape shape) implements Conversion {}

  /// `date`: a time in any shape, as RFC 3339 in UTC (`event.start`, `x509.not_after`).
  record Date(Target to) implements Conversion {}
}
