package dev.trivet.bench;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Optional;

/// What a benchmark took when somebody last looked and was content.
///
/// @param median in the unit of the benchmark
/// @param pace of the machine it was measured on, see [Machine#pace]
record Baseline(double median, double pace) {
  private static final JsonFactory JSON = new JsonFactory();

  static Optional<Baseline> read(Path directory, String name) {
    Path file = file(directory, name);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var figures = new HashMap<String, Double>();
    try (JsonParser parser = JSON.createParser(file.toFile())) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT
            || parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
          figures.put(parser.currentName(), parser.getDoubleValue());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(
        new Baseline(
            figures.getOrDefault("median", Double.NaN), figures.getOrDefault("pace", Double.NaN)));
  }

  void write(Path directory, Benchmark benchmark) {
    Path file = file(directory, benchmark.name());
    try (JsonGenerator json = JSON.createGenerator(file.toFile(), JsonEncoding.UTF8)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("bench", benchmark.name());
      json.writeStringField("about", benchmark.about());
      json.writeStringField("unit", benchmark.unit().sign());
      json.writeNumberField("median", rounded(median));
      json.writeNumberField("pace", rounded(pace));
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @return how many times the baseline `now` is; of times, as if both machines were as fast
  double ratio(Benchmark.Unit unit, Baseline now) {
    return switch (unit) {
      case MILLISECONDS -> (now.median / now.pace) / (median / pace);
      case MEGABYTES, TIMES -> now.median / median;
    };
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }

  private static Path file(Path directory, String name) {
    return directory.resolve(name + ".json");
  }
}
