package dev.trivet.artifact.bytes;

import java.io.IOException;
import java.io.InputStream;

/// Opens a compressed stream from its beginning; may be asked again when somebody reads backwards.
@FunctionalInterface
public interface Opener {
  InputStream open() throws IOException;
}
