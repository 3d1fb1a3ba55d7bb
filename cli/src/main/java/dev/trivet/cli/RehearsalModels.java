package dev.trivet.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A few tiny model files, so that scanning can be rehearsed where no model is.
final class RehearsalModels {
  /// Calls `os.getpid`, in protocol 4: never run, only read.
  private static final String PICKLE =
      "\u0080\u0004\u0095\u0016\0\0\0\0\0\0\0\u008c\u0002os\u0094\u008c\u0006getpid\u0094\u0093\u0094)R\u0094.";

  private static final String DATA = "\u0080\u0002}q\0X\1\0\0\0aq\1]q\2(K\1K\2M\0\1es.";
  private static final String HEADER =
      "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}";
  private static final String CONFIG =
      "{\"model_type\": \"bert\", \"auto_map\": {\"AutoModel\": \"m--M\"}}";

  private final Path folder;

  private RehearsalModels(Path folder) {
    this.folder = folder;
  }

  /// Writes them into an empty folder.
  ///
  /// @return their paths
  static List<String> into(Path folder) throws IOException {
    var models = new RehearsalModels(folder);
    models.write("call.pkl", PICKLE);
    models.write("data.pkl", DATA);
    models.write("config.json", CONFIG);
    models.write("notes.md", "# A model\n\nWith a card.\n");
    models.write(
        "model.safetensors", (char) HEADER.length() + "\0\0\0\0\0\0\0" + HEADER + "\0\0\0\0");
    models.zip();
    return List.of(
        folder.resolve("call.pkl").toString(),
        folder.resolve("model.pt").toString(),
        folder.toString());
  }

  private void write(String name, String latin1) throws IOException {
    Files.write(folder.resolve(name), latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void zip() throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("model.pt")))) {
      zip.putNextEntry(new ZipEntry("m/data.pkl"));
      zip.write(DATA.getBytes(StandardCharsets.ISO_8859_1));
      zip.closeEntry();
    }
  }
}
