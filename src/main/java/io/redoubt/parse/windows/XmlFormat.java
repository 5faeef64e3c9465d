package io.redoubt.parse.windows;

import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.FramedFormat;
import io.redoubt.parse.frame.Framing;
import io.redoubt.parse.frame.Sample;
import java.util.Optional;

/// Recognises event XML: a single event, events one behind the other, or wrapped in `<Events>`.
public final class XmlFormat implements FramedFormat {
  private final XmlEventParser parser = new XmlEventParser();

  @Override
  public Optional<Framing> recognize(Sample sample) {
    int ink = sample.firstInk();
    byte[] buffer = sample.bytes();
    int to = sample.length();
    boolean wrapped =
        Bytes.startsWith(buffer, ink, to, "<?xml")
            || Bytes.startsWith(buffer, ink, to, "<Events>")
            || Bytes.startsWith(buffer, ink, to, "<Events ");
    int event = wrapped ? EventTags.find(buffer, ink, to) : ink;
    boolean found =
        event >= 0
            && EventTags.opens(buffer, event, to)
            && Bytes.indexOf(buffer, event, to, "<System") >= 0;
    return found ? Optional.of(new XmlFraming(parser)) : Optional.empty();
  }
}
