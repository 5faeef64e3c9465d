#!/usr/bin/env python3
"""Verifies an audit log of Redoubt with nothing but Python's standard library.

Written from docs/specs/audit-log.md, independently of Redoubt's own verifier. It reads and never
writes. Exit code 0: the log is what its key signed. 5: it is not; the first bad entry is named.

    python3 verify_audit.py DIR/audit [--anchor FILE]...
    python3 verify_audit.py --many < list      one folder per line, one answer per line
"""

import base64
import bisect
import hashlib
import hmac
import json
import os
import re
import sys

WIDTH = 256
SALT = 32
OWN = {"checkpoint", "checkpoint.next", "key", "key.pub", "lock", "payload.new"}
NUMBER = r"((?:x\d{3}/){0,5}\d{3})"
TILE = re.compile(r"tile/([0-7]|entries)/" + NUMBER + r"(?:\.p/([1-9]\d{0,2}))?\Z")
PACK = re.compile(r"payload/" + NUMBER + r"\Z")


# --- Ed25519, RFC 8032 section 5.1, for verifying; slow and plain ------------------------------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def recover_x(y, sign):
    """The x of the point with this y and this lowest bit of x; None when there is none."""
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    return x if x & 1 == sign else P - x


def decode(data):
    number = int.from_bytes(data, "little")
    y = number & ((1 << 255) - 1)
    x = recover_x(y, number >> 255)
    return None if x is None else (x, y, 1, x * y % P)


def add(p, q):
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def multiply(scalar, point):
    result = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = add(result, point)
        point = add(point, point)
        scalar >>= 1
    return result


def same(p, q):
    return (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0


BASE = decode((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signed_by(public, message, signature):
    point, r = decode(public), decode(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if point is None or r is None or s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    return same(multiply(s, BASE), add(r, multiply(k, point)))


def public_of(seed):
    """The public key of a private one, encoded."""
    half = bytearray(hashlib.sha512(seed).digest()[:32])
    half[0] &= 248
    half[31] = half[31] & 127 | 64
    x, y, z, _ = multiply(int.from_bytes(half, "little"), BASE)
    inverse = pow(z, P - 2, P)
    return ((y * inverse % P) | ((x * inverse % P & 1) << 255)).to_bytes(32, "little")


# --- Signed notes and checkpoints --------------------------------------------------------------


class Bad(Exception):
    """Something is not as it was written: the earliest entry concerned (-1: all), file, reason."""

    def __init__(self, entry, file, why):
        super().__init__(entry, file, why)
        self.entry, self.file, self.why = entry, file, why


def unbase64(text):
    data = base64.b64decode(text, validate=True)
    if base64.b64encode(data).decode() != text:
        raise ValueError("stray bits")
    return data


class Key:
    """name+id+base64(0x01 || public key)"""

    def __init__(self, text):
        self.name, self.id, rest = text.split("+", 2)
        data = unbase64(rest)
        if len(data) != 33 or data[0] != 1:
            raise ValueError("not an Ed25519 key")
        self.public = data[1:]
        digest = hashlib.sha256(self.name.encode() + b"\n" + data).digest()
        if digest[:4].hex() != self.id:
            raise ValueError("the id does not fit the key")

    def line_is_good(self, line, text):
        start = "\u2014 " + self.name + " "
        if not line.startswith(start):
            return False
        data = unbase64(line[len(start):])
        return (len(data) == 68 and data[:4].hex() == self.id
                and signed_by(self.public, text, data[4:]))


def checkpoint(note, key, alone):
    """Size and root of a note that this key signed; with `alone`, nobody else."""
    try:
        lines = note.decode("utf-8").split("\n")
        if len(lines) < 6 or lines[3] != "" or lines[-1] != "":
            raise ValueError("it is not a checkpoint")
        if not re.fullmatch(r"0|[1-9][0-9]{0,17}", lines[1]):
            raise ValueError("its size is not a number")
        root = unbase64(lines[2])
        text = ("\n".join(lines[:3]) + "\n").encode()
        signatures = lines[4:-1]
        if alone and len(signatures) != 1 or len(root) != 32:
            raise ValueError("it is not a checkpoint of one signature")
        if not any(key.line_is_good(line, text) for line in signatures):
            raise ValueError("it has no valid signature of the key")
        if lines[0] != key.name:
            raise ValueError("it is of another log")
        return int(lines[1]), root
    except (ValueError, UnicodeDecodeError) as wrong:
        raise Bad(-1, "checkpoint", str(wrong)) from None


# --- The tree ----------------------------------------------------------------------------------


def root_of(hashes):
    """Merkle tree hash of RFC 9162 2.1.1 over subtrees of one size, the last perhaps smaller."""
    if not hashes:
        return hashlib.sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    split = 1 << (len(hashes) - 1).bit_length() - 1
    return hashlib.sha256(b"\x01" + root_of(hashes[:split]) + root_of(hashes[split:])).digest()


class Tree:
    """Every level of tiles above the leaves: levels[L] has the hashes of whole 256^L subtrees."""

    def __init__(self):
        self.levels = [[]]

    def append(self, leaf):
        self.levels[0].append(leaf)
        level = 0
        while len(self.levels[level]) % WIDTH == 0:
            if len(self.levels) == level + 1:
                self.levels.append([])
            self.levels[level + 1].append(root_of(self.levels[level][-WIDTH:]))
            level += 1

    def root(self):
        ragged = []
        for level in self.levels:
            rest = level[len(level) - len(level) % WIDTH:] + ragged
            ragged = [root_of(rest)] if rest else []
        return ragged[0] if ragged else root_of([])


def number(n):
    parts = ["%03d" % (n % 1000)]
    while n >= 1000:
        n //= 1000
        parts.insert(0, "x%03d" % (n % 1000))
    return "/".join(parts)


def tile_path(level, n, width):
    return "tile/%s/%s%s" % (level, number(n), "" if width == WIDTH else ".p/%d" % width)


# --- The log -----------------------------------------------------------------------------------


class Log:
    def __init__(self, folder):
        self.folder = folder
        self.bad = []
        self.missing, self.purged, self.changed = set(), [], set()
        self.payloads = 0
        self.seed = None

    def read(self, path):
        try:
            with open(os.path.join(self.folder, path), "rb") as file:
                return file.read()
        except FileNotFoundError:
            return None

    def files(self):
        found = []
        for base, _, names in os.walk(self.folder, onerror=raise_it):
            for name in names:
                found.append(os.path.relpath(os.path.join(base, name), self.folder))
        return sorted(path.replace(os.sep, "/") for path in found)

    def problem(self, entry, file, why):
        self.bad.append(Bad(entry, file, why))

    def verify(self, anchors):
        key = self.key()
        note = self.read("checkpoint")
        if note is None:
            raise Bad(-1, "checkpoint", "there is no checkpoint, so there is no log")
        self.size, root = checkpoint(note, key, True)
        files = self.files()
        self.firsts = sorted(int(re.sub("[x/]", "", match.group(1)))
                             for match in map(PACK.match, files) if match)
        self.firsts = [first for first in self.firsts if first < self.size]
        exported = []
        for name, text in anchors:
            try:
                exported.append((name,) + checkpoint(text, key, False))
            except Bad as bad:
                self.problem(-1, name, bad.why)
        if self.entries(root, exported):
            self.higher_tiles()
        self.check_missing()
        self.leftovers(files, key)

    def key(self):
        text = self.read("key.pub")
        try:
            if text is None or not text.endswith(b"\n"):
                raise ValueError("the public key is missing or torn")
            key = Key(text[:-1].decode())
        except (ValueError, UnicodeDecodeError) as wrong:
            raise Bad(-1, "key.pub", str(wrong)) from None
        try:
            secret = self.read("key")
        except PermissionError:
            secret = None
        if secret is not None:
            start = ("PRIVATE+KEY+%s+%s+" % (key.name, key.id)).encode()
            try:
                seed = unbase64(secret[len(start):-1].decode())
                fits = seed[:1] == b"\x01" and public_of(seed[1:]) == key.public
            except (ValueError, UnicodeDecodeError):
                fits = False
            if fits and secret.startswith(start) and secret.endswith(b"\n"):
                self.seed = seed[1:]
            else:
                self.problem(-1, "key", "the private key does not fit the public key")
        return key

    def entries(self, root, exported):
        """Hashes every entry; false when the tree could not be built."""
        self.tree, self.sections, self.pack = Tree(), {}, -1
        vouched, exported = 0, sorted(exported, key=lambda anchor: anchor[1])
        for n in range((self.size + WIDTH - 1) // WIDTH):
            if not self.bundle(n, exported):
                self.close(self.size)
                return False
        self.close(self.size)
        for name, size, old in exported:
            if size > self.size:
                self.problem(self.size, name, "the log had %d entries, now %d: its end was cut off "
                             "or put back" % (size, self.size))
            elif self.roots[size] == old:
                vouched = size
            else:
                self.problem(min([bad.entry for bad in self.bad], default=vouched), name,
                             "the first %d entries are not those of this checkpoint" % size)
        if self.tree.root() != root and not self.bad:
            self.higher_tiles()
            if not self.bad:
                self.problem(max(vouched, self.first_forged()), "checkpoint", "entries and tiles agree with one another, not "
                             "with the signed checkpoint: rewritten without the key")
        return True

    def first_forged(self):
        """The first entry whose keyed hash is wrong; 0 when the private key is not here."""
        if self.seed is None:
            return 0
        key = hashlib.sha256(b"redoubt audit mac\n" + self.seed).digest()
        for n in range((self.size + WIDTH - 1) // WIDTH):
            data = self.read(tile_path("entries", n, min(WIDTH, self.size - n * WIDTH)))
            for i, data in enumerate(frames(data)[0]):
                try:
                    entry = json.loads(data)
                    stated = entry.pop("mac", "")
                    rest = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
                    good = hmac.new(key, rest.encode(), "sha256").hexdigest()[:32] == stated
                except (ValueError, AttributeError):
                    good = False
                if not good:
                    return n * WIDTH + i
        return 0

    def bundle(self, n, exported):
        first, width = n * WIDTH, min(WIDTH, self.size - n * WIDTH)
        path, hashes_path = tile_path("entries", n, width), tile_path(0, n, width)
        data, hashes = self.read(path), self.read(hashes_path)
        if data is None:
            self.problem(first, path, "the file is missing")
            return False
        entries, whole = frames(data)
        leaves = [hashlib.sha256(b"\x00" + entry).digest() for entry in entries]
        differs = False
        for i, leaf in enumerate(leaves):
            expected = leaf if hashes is None or len(hashes) < 32 * i + 32 else hashes[32 * i:32 * i + 32]
            if leaf == expected:
                self.entry(first + i, entries[i], path)
                continue
            self.doubt(first + i)
            if not differs:
                differs = True
                self.changed.add(first + i)
                self.problem(first + i, path, "the entry does not have the hash in its tile")
        if hashes is None:
            self.problem(first, hashes_path, "the file is missing")
        elif len(hashes) != 32 * width:
            self.problem(first + min(len(hashes) // 32, width - 1), hashes_path, "wrong length")
        if not whole or len(leaves) != width:
            self.problem(first + min(len(leaves), width - 1), path, "not %d entries" % width)
            return False
        wanted = {size for _, size, _ in exported}
        self.roots = getattr(self, "roots", {0: root_of([])})
        for leaf in leaves:
            self.tree.append(leaf)
            if len(self.tree.levels[0]) in wanted:
                self.roots[len(self.tree.levels[0])] = self.tree.root()
        return True

    def entry(self, index, data, path):
        try:
            entry = json.loads(data)
            if entry["index"] != index:
                raise ValueError
        except (ValueError, KeyError, TypeError):
            self.doubt(index)
            self.problem(index, path, "not an entry that belongs here")
            return
        self.move_to(index)
        self.purged += [(a, min(b, index)) for a, b in entry.get("ranges", [])]
        for payload in entry.get("payloads", []):
            length = self.sections.pop(payload["hash"], None)
            if length is None:
                self.missing.add(index)
                if self.first_missing < 0:
                    self.first_missing = index
            else:
                self.payloads += 1
                if length != payload["bytes"]:
                    self.problem(index, self.pack_path(), "a payload has the wrong length")

    # Payloads: packs are walked along with the entries they belong to.

    first_missing, trusted = -1, True

    def pack_path(self):
        return "payload/" + number(self.pack) if self.pack >= 0 else "payload"

    def doubt(self, index):
        self.move_to(index)
        self.trusted = False

    def move_to(self, index):
        at = bisect.bisect_right(self.firsts, index) - 1
        if at >= 0 and self.firsts[at] != self.pack:
            self.close(self.firsts[at])
            self.pack, self.trusted, self.first_missing = self.firsts[at], True, -1
            self.sections = sections(self.read(self.pack_path()) or b"")

    def close(self, behind):
        if self.sections and self.trusted:
            entry = self.first_missing if self.first_missing >= 0 else min(behind, self.size - 1)
            self.problem(entry, self.pack_path(), "it holds bytes that no entry names")
        self.sections = {}

    def check_missing(self):
        for index in sorted(self.missing):
            if not any(a <= index < b for a, b in self.purged):
                self.problem(index, "payload", "a payload is changed or missing, no purge on record")

    def higher_tiles(self):
        for level in range(1, len(self.tree.levels)):
            hashes = self.tree.levels[level]
            for n in range((len(hashes) + WIDTH - 1) // WIDTH):
                mine = hashes[n * WIDTH:(n + 1) * WIDTH]
                path = tile_path(level, n, len(mine))
                theirs = self.read(path)
                if theirs == b"".join(mine):
                    continue
                same_ones = 0
                while (theirs and same_ones < len(mine) - 1
                       and theirs[32 * same_ones:32 * same_ones + 32] == mine[same_ones]):
                    same_ones += 1
                span = WIDTH ** level
                start = (n * WIDTH + same_ones) * span
                if not any(start <= i < start + span for i in self.changed):
                    self.problem(start, path, "missing" if theirs is None else "a hash is wrong")

    def leftovers(self, files, key):
        planned = -1
        note = self.read("checkpoint.next")
        if note is not None:
            try:
                planned = checkpoint(note, key, True)[0]
            except Bad:
                pass
        for path in files:
            tile, pack = TILE.match(path), PACK.match(path)
            if tile:
                level = 0 if tile.group(1) == "entries" else int(tile.group(1))
                have = self.size // WIDTH ** level
                n = int(re.sub("[x/]", "", tile.group(2)))
                width = int(tile.group(3) or WIDTH)
                end = n * WIDTH + width
                if width < WIDTH and end < have:
                    self.superseded(path, tile.group(1), n, min(WIDTH, have - n * WIDTH), level)
                    continue
                beyond = end > have
            else:
                beyond = bool(pack) and int(re.sub("[x/]", "", pack.group(1))) >= self.size
            if beyond and planned <= self.size:
                self.problem(self.size, path, "the log ends before this file: its checkpoint was "
                             "put back to an earlier one")

    def superseded(self, path, kind, n, width, level):
        now, old = self.read(tile_path(kind, n, width)), self.read(path)
        if now is not None and old is not None and not now.startswith(old):
            self.problem(n * WIDTH * WIDTH ** level, path, "not the beginning of its successor")


def raise_it(error):
    raise error


def frames(data):
    """The entries of a bundle, and whether it ends where an entry ends."""
    entries, at = [], 0
    while len(data) - at >= 2:
        length = int.from_bytes(data[at:at + 2], "big")
        if length > len(data) - at - 2:
            return entries, False
        entries.append(data[at + 2:at + 2 + length])
        at += 2 + length
    return entries, at == len(data)


def sections(data):
    """Salted hash and length of each payload; bytes that are no payload count as one."""
    found, at = {}, 0
    while len(data) - at >= SALT + 4:
        length = int.from_bytes(data[at + SALT:at + SALT + 4], "big")
        end = at + SALT + 4 + length
        if length >= 1 << 31 or end > len(data):
            break
        salted = data[at:at + SALT] + data[at + SALT + 4:end]
        found[hashlib.sha256(salted).hexdigest()] = length
        at = end
    if at < len(data):
        found["rest"] = -1
    return found


def verify(folder, anchors):
    """The log and the problem of the earliest entry, or None."""
    log = Log(folder)
    try:
        log.verify(anchors)
    except Bad as bad:
        log.bad.append(bad)
    except OSError as unreadable:
        log.bad.append(Bad(-1, folder, "cannot be read: %s" % unreadable))
    return log, min(log.bad, key=lambda bad: bad.entry, default=None)


def main(arguments):
    if arguments == ["--many"]:
        for line in sys.stdin:
            _, first = verify(line.rstrip("\n"), [])
            print("sound" if first is None else first.entry, flush=True)
        return 0
    folders, anchors = [], []
    while arguments:
        argument = arguments.pop(0)
        if argument == "--anchor" and arguments:
            name = arguments.pop(0)
            with open(name, "rb") as file:
                anchors.append((name, file.read()))
        else:
            folders.append(argument)
    if len(folders) != 1 or folders[0].startswith("-"):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    log, first = verify(folders[0], anchors)
    if first is None:
        print("sound: %d entries, %d payloads" % (log.size, log.payloads))
        if not anchors:
            print("not checked without --anchor: whether all of it was put back to an earlier state")
        return 0
    where = "no entry can be vouched for" if first.entry < 0 else "first bad entry %d" % first.entry
    print("BROKEN: %s: %s: %s" % (where, first.file, first.why))
    return 5


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
