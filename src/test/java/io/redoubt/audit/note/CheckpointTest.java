package io.redoubt.audit.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redoubt.audit.tree.Hasher;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointTest {
  /// The example of the signed-note specification.
  private static final String EXAMPLE_KEY =
      "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

  private static final String EXAMPLE_SIGNATURE =
      "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=";

  @Test
  void acceptsTheExampleOfTheSpecification() throws BadNote {
    VerifyKey key = VerifyKey.parse(EXAMPLE_KEY);
    assertThat(key.name()).isEqualTo("example.com/foo");
    assertThat(key.text()).isEqualTo(EXAMPLE_KEY);
    byte[] signature = Base64.getDecoder().decode(EXAMPLE_SIGNATURE);
    byte[] text = "This is an example message.\n".getBytes(StandardCharsets.UTF_8);
    assertThat(key.verifies(text, java.util.Arrays.copyOfRange(signature, 4, 68))).isTrue();
  }

  @Test
  void readsWhatItSigned() throws BadNote {
    SigningKey key = SigningKey.create("here", new SecureRandom());
    Checkpoint made = new Checkpoint("here", 7, new Hasher().root(List.of()));
    byte[] note = made.signed(key).getBytes(StandardCharsets.UTF_8);
    assertThat(Checkpoint.own(note, key.verifyKey())).isEqualTo(made);
    assertThat(Checkpoint.witnessed(note, key.verifyKey())).isEqualTo(made);
    SigningKey read = SigningKey.parse(key.secretText() + "\n", key.verifyKey());
    assertThat(made.signed(read)).isEqualTo(made.signed(key));
  }

  @Test
  void takesSignaturesOfWitnessesOnlyInExports() throws BadNote {
    SigningKey key = SigningKey.create("here", new SecureRandom());
    SigningKey witness = SigningKey.create("there", new SecureRandom());
    Checkpoint made = new Checkpoint("here", 7, new Hasher().root(List.of()));
    String theirs = made.signed(witness);
    String line = theirs.substring(theirs.indexOf('\u2014'));
    byte[] both = (made.signed(key) + line).getBytes(StandardCharsets.UTF_8);
    assertThat(Checkpoint.witnessed(both, key.verifyKey())).isEqualTo(made);
    assertThatThrownBy(() -> Checkpoint.own(both, key.verifyKey())).isInstanceOf(BadNote.class);
  }

  @Test
  void refusesAnyOtherSpelling() {
    SigningKey key = SigningKey.create("here", new SecureRandom());
    String note = new Checkpoint("here", 7, new Hasher().root(List.of())).signed(key);
    for (String changed :
        List.of(
            "",
            "\n\n\n\n\n",
            note.replace("\n7\n", "\n07\n"),
            note.replace("\n7\n", "\n+7\n"),
            note.replace("\n7\n", "\n-7\n"),
            note.replace("\n7\n", "\n8\n"),
            note.replace("\n\n", "\nextension\n\n"),
            note.replace("=", ""),
            note + "\n",
            note.stripTrailing(),
            note.replace("\n", "\r\n"))) {
      byte[] bytes = changed.getBytes(StandardCharsets.UTF_8);
      assertThatThrownBy(() -> Checkpoint.own(bytes, key.verifyKey()))
          .as(changed)
          .isInstanceOf(BadNote.class);
    }
  }

  @Test
  void refusesKeysThatAreNotKeys() {
    for (String text :
        List.of(
            "", "a+b", EXAMPLE_KEY.replace("530d", "530D"), EXAMPLE_KEY.replace("foo", "fop"))) {
      assertThatThrownBy(() -> VerifyKey.parse(text)).isInstanceOf(BadNote.class);
    }
  }
}
