package dev.trivet.measure.data;

import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much of a stranger's file is read.
///
/// @param bytes of a file, and of all an archive unpacks to
public record Limits(long bytes) {
  /// Two gigabytes: what an array of the JDK holds.
  public static final Limits USUAL = new Limits(Integer.MAX_VALUE - 64L);

  /// All bytes of a file.
  ///
  /// @throws ProblemException when it is too large or cannot be read
  byte[] read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, bytes, file.toString());
    } catch (IOException e) {
      throw new ProblemException(
          Problem.Kind.UNREADABLE_DATA, "cannot read " + file, String.valueOf(e.getMessage()));
    }
  }

  /// What is left in a stream, whatever its header said about its size.
  static byte[] read(InputStream in, long most, String name) throws IOException {
    byte[] all = in.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE - 8));
    if (all.length > most) {
      throw new ProblemException(
          Problem.Kind.TOO_LARGE,
          name + " holds more than " + most + " bytes",
          "give a smaller sample of it");
    }
    return all;
  }
}
