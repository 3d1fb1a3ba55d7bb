package dev.trivet.measure.data;

import dev.trivet.measure.result.Attempt;
import java.nio.file.Path;

/// A format of tables that a module of its own reads. Found by `java.util.ServiceLoader`, and only
/// when a file with its suffix is to be read, so that nobody waits for it who does not need it.
public interface TableFormat {

  /// How the names of such files end, in small letters: `.parquet`.
  String suffix();

  Attempt<NumericTable> read(Path file, Limits limits);
}
