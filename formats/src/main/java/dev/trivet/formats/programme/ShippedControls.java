package dev.trivet.formats.programme;

import dev.trivet.control.Control;
import dev.trivet.control.ControlSet;
import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.formats.document.Problem;
import dev.trivet.formats.document.Problems;
import dev.trivet.formats.document.ReadYaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the control set Trivet ships: the same documents as anybody's.
public final class ShippedControls {
  private static final List<String> FILES =
      List.of(
          "00-control-set",
          "01-governance",
          "02-data",
          "03-training",
          "04-supply-chain",
          "05-model",
          "06-deployment",
          "07-runtime",
          "08-agents",
          "09-detection",
          "10-response",
          "11-suppliers",
          "12-people");

  private ShippedControls() {}

  /// @throws IllegalStateException when a shipped file is not as it should be
  public static ControlSet read(ShippedCatalog shipped) {
    var problems = new Problems();
    var documents =
        new Documents(
            DocumentShapes.of(shipped.vocabulary(), shipped.threatRules()::parse), problems);
    for (String file : FILES) {
      String name = "/dev/trivet/catalog/controls/" + file + ".yaml";
      ReadYaml.bytes(bytes(name), name, problems).forEach(documents::add);
    }
    if (problems.hasErrors()) {
      Problem first = problems.sorted().getFirst();
      throw new IllegalStateException("%s: %s".formatted(first.at(), first.message()));
    }
    var controls = new ArrayList<Control>();
    documents
        .all(DocumentKind.CONTROL, ControlDocument.class)
        .forEach(d -> controls.add(d.value().control(Optional.empty())));
    var compositions = new ArrayList<ControlSet.Composition>();
    documents
        .all(DocumentKind.CONTROL_SET, ControlSetDocument.class)
        .forEach(d -> compositions.addAll(d.value().compositions()));
    return new ControlSet(controls, compositions);
  }

  private static byte[] bytes(String name) {
    try (InputStream in = ShippedControls.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the catalogue lacks " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
