package dev.trivet.measure.parquet;

import dev.trivet.measure.data.Limits;
import dev.trivet.measure.data.NumericTable;
import dev.trivet.measure.data.TableFormat;
import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.ProblemException;
import java.io.IOException;
import java.nio.file.Path;

/// Tables in Parquet files. A list gives a column for each of its numbers.
public final class ParquetFormat implements TableFormat {
  @Override
  public String suffix() {
    return ".parquet";
  }

  @Override
  public Attempt<NumericTable> read(Path file, Limits limits) {
    String name = String.valueOf(file.getFileName());
    try (var open = ParquetFile.open(file, name, limits)) {
      return new Attempt.Of<>(new ReadTable(open).read());
    } catch (ProblemException e) {
      return new Attempt.Refused<>(e.problem());
    } catch (Broken | IOException e) {
      return new Attempt.Refused<>(Broken.problem(name, e));
    }
  }
}
