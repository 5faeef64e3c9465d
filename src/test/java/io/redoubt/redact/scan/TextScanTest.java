package io.redoubt.redact.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.Canaries;
import io.redoubt.testing.Corpus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The scan agrees with the slow and plain one on every text.
class TextScanTest {
  private static final long SEED = 20_261_121;
  private static final List<SecretKind> KINDS = SecretKinds.load();
  private static final TextScan FAST = new TextScan(KINDS);
  private static final SlowTextScan SLOW = new SlowTextScan(KINDS);

  /// Of a file of the corpus so many lines are looked at, spread over the whole.
  private static final int LINES = 20;

  /// One file in so many is looked at.
  private static final int EVERY = 8;

  private static final List<String> PIECES =
      List.of(
          "203.0.113.7",
          "10.0.0.0/8",
          "1.2.3",
          "256.1.1.1",
          "192-168-0-1.dyn",
          "fe80::1%eth0",
          "2001:db8:0:0:0:0:0:1/64",
          "::ffff:1.2.3.4",
          "1:2:3:4:5:6:7:8",
          "02:40:11",
          "::",
          "00:1b:44:11:3a:b7",
          "00-1b-44-11-3a-b7",
          "001b.4411.3ab7",
          "a.b+c@d-e.example",
          "@",
          "S-1-5-21-1-2-3-500",
          "arn:aws:iam::123456789012:user/x",
          "123456789012",
          "DE89370400440532013000",
          "DE89 3704 0044 0532 0130 00",
          "4111 1111 1111 1111",
          "4111111111111111",
          "+49 30 123456",
          "(555) 123-4567",
          "555-123-4567",
          "(030) 1234 567",
          "030-1234-56",
          "078-05-1120",
          "52.52001, -13.40495",
          "-52.5200,13.4049",
          "/home/ann/x",
          "/Users/bob",
          "C:\\Users\\carl\\y",
          "d:\\\\Documents and Settings\\\\eve\\\\",
          "\\\\srv\\s",
          "\\\\\\\\srv\\\\s",
          "CORP\\dave",
          "A-b.c\\\\eve",
          "user=fay",
          "User-Name : \"gil\"",
          "account_name='hal'",
          "email=i@j.k",
          "for invalid user ian from",
          "of user jo",
          "password for kim from 1.2.3.4",
          "sshd-x/pam for lou from",
          "www.example.com",
          "a_.com",
          "x.y.z.co.uk.",
          "-h.io",
          "password=hunter2",
          "token: abc",
          "token=",
          "key=aB3",
          "session",
          "jira",
          "cookie:",
          "Authorization: Bearer x.y",
          "Cookie: a=b",
          "https://u:p@h.example/",
          "--secret s3cr3t",
          "api_key\":\"q1w2e3r4t5y6\"",
          "AKIAIOSFODNN7EXAMPLE",
          "%41%42",
          "%2e",
          "&quot;",
          "&#x41;",
          "\\u0041",
          "\\x2e",
          "\\\"",
          "\\n",
          "=\n",
          "\r\n  ",
          "d41d8cd98f00b204e9800998ecf8427e",
          "aB3dE5gH7jK9mN1pQ3",
          "123e4567-e89b-12d3-a456-426614174000",
          "99999999999999999999",
          "\u00e9",
          "\u0131",
          "\u212a",
          "\ud83d\ude00");

  private static final String SIGNS =
      "0123456789abcdefABCDEFxuserforSarn .:-_@/\\+,()%='\"<>&;\n~$[]";

  private static void agree(String text) {
    assertThat(FAST.find(text)).as("%s", text).isEqualTo(SLOW.find(text));
  }

  @Test
  void agreesOnTextsPutTogetherFromPieces() {
    Random random = new Random(SEED);
    String[] joints = {" ", "", ",", ":", "-", ".", "/", "\\", "\"", "=", "_", "(", "\n", "0", "a"};
    for (int i = 0; i < 6_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = 1 + random.nextInt(5); n > 0; n--) {
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        int cut = random.nextInt(4) == 0 ? random.nextInt(piece.length() + 1) : piece.length();
        text.append(piece, 0, cut).append(joints[random.nextInt(joints.length)]);
      }
      agree(text.toString());
    }
  }

  @Test
  void agreesOnTextsOfCharactersDrawnAtRandom() {
    Random random = new Random(SEED);
    for (int i = 0; i < 6_000; i++) {
      int few = 3 + random.nextInt(SIGNS.length() - 3);
      int offset = random.nextInt(SIGNS.length());
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(90); n > 0; n--) {
        text.append(SIGNS.charAt((offset + random.nextInt(few)) % SIGNS.length()));
      }
      agree(text.toString());
    }
  }

  @Test
  void agreesOnLongTexts() {
    Random random = new Random(SEED);
    for (int i = 0; i < 100; i++) {
      StringBuilder text = new StringBuilder();
      String[] few = new String[3];
      for (int k = 0; k < few.length; k++) {
        few[k] = PIECES.get(random.nextInt(PIECES.size()));
      }
      while (text.length() < 1500) {
        text.append(few[random.nextInt(few.length)]).append(random.nextInt(3) == 0 ? " " : "=");
      }
      agree(text.toString());
    }
  }

  @Test
  void agreesOnKeywordsOverAndOver() {
    Random random = new Random(SEED);
    List<String> keywords = KINDS.stream().flatMap(kind -> kind.keywords().stream()).toList();
    String[] joints = {"", "", " ", "=", ":", ".", "-", "a1b2c3d4e5f6", "\n"};
    for (int i = 0; i < 2000; i++) {
      String one = keywords.get(random.nextInt(keywords.size()));
      agree(repeated(one, joints[i % joints.length], joints, 500, random));
    }
    for (int i = 0; i < 12; i++) {
      agree(repeated("eyJ", i % 2 == 0 ? "-" : "a", joints, 9000, random));
      agree(repeated("eyJ" + "x".repeat(700 * i), ".", new String[] {".", "a"}, 9000, random));
    }
  }

  private static String repeated(
      String word, String joint, String[] others, int length, Random random) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      boolean other = random.nextInt(30) == 0;
      text.append(word).append(other ? others[random.nextInt(others.length)] : joint);
    }
    return text.toString();
  }

  @Test
  void agreesOnPlantedSecretsAndIdentifiers() {
    Canaries.secrets(2, new Random(SEED)).forEach(c -> agree(c.line()));
    Canaries.identifiers(100, new Random(SEED)).forEach(c -> agree(c.line()));
  }

  @Test
  void agreesOnTheCorpus() {
    List<Path> files = Corpus.files(Corpus.require("."));
    for (int f = 0; f < files.size(); f += EVERY) {
      byte[] bytes = Corpus.read(files.get(f));
      String text = new String(bytes, 0, Math.min(bytes.length, 4 << 20), StandardCharsets.UTF_8);
      List<String> lines = text.lines().toList();
      int step = Math.max(1, lines.size() / LINES);
      for (int i = 0; i < lines.size(); i += step) {
        String line = lines.get(i);
        agree(line.length() <= 2000 ? line : line.substring(0, 2000));
      }
    }
  }
}
