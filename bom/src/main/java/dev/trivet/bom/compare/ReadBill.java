package dev.trivet.bom.compare;

import dev.trivet.bom.Aibom;
import dev.trivet.formats.document.JsonTree;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Reads a bill of materials that somebody else wrote: CycloneDX 1.4 and later, SPDX 3.0.
///
/// Everything in it is declared by its author and by nobody else, whatever it calls itself.
public final class ReadBill {

  /// What came of it.
  public sealed interface Reading {}

  /// @param format `CycloneDX 1.6`
  public record Bill(String format, Aibom bom) implements Reading {}

  /// @param why it is no bill that is known here
  /// @param hint what to do now
  public record NoBill(String why, String hint) implements Reading {}

  private ReadBill() {}

  /// @throws IOException when the file cannot be read at all
  public static Reading from(Path file) throws IOException {
    JsonView document;
    try (BufferedReader in = Files.newBufferedReader(file)) {
      document = new JsonView(JsonTree.read(in));
    } catch (java.nio.file.FileSystemException e) {
      throw e;
    } catch (IOException e) {
      return new NoBill("it is no JSON: " + firstLine(e), "CycloneDX and SPDX 3 are read as JSON");
    }
    String source = "bill " + file.getFileName();
    if (document.text("bomFormat").filter("CycloneDX"::equals).isPresent()) {
      String release = document.text("specVersion").orElse("?");
      return bill("CycloneDX " + release, new CycloneDxBill(document, source).read());
    }
    if (document.at("@graph").value() != null) {
      return bill("SPDX 3", new SpdxBill(document, source).read());
    }
    if (document.text("spdxVersion").isPresent()) {
      return new NoBill(
          "it is " + document.text("spdxVersion").orElse("SPDX 2"),
          "ask for SPDX 3.0 or CycloneDX: SPDX 2 has no place for models and datasets");
    }
    return new NoBill("it is neither CycloneDX nor SPDX", "give a bill in one of these formats");
  }

  private static Reading bill(String format, Optional<Aibom> bom) {
    return bom.isPresent()
        ? new Bill(format, bom.get())
        : new NoBill("it lists no component", "give a bill that describes a model");
  }

  private static String firstLine(IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
