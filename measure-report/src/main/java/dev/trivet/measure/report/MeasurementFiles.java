package dev.trivet.measure.report;

import dev.trivet.formats.document.Json;
import dev.trivet.formats.document.Node;
import dev.trivet.formats.document.Position;
import dev.trivet.formats.document.Problem.Kind;
import dev.trivet.formats.document.Problems;
import dev.trivet.formats.document.ReadYaml;
import dev.trivet.formats.document.ScalarShapes;
import dev.trivet.formats.document.Shapes;
import dev.trivet.measure.handover.Baseline;
import dev.trivet.measure.run.MeasurementPlan;
import dev.trivet.measure.run.MeasurementRun;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Plans and runs as JSON. What was written is read back equal; what somebody changed so that it is
/// none is told with its place.
public final class MeasurementFiles {
  private static final String PLAN = "MeasurementPlan";
  private static final String RUN = "MeasurementRun";
  private static final String BASELINE = "WeeklyBaseline";

  private MeasurementFiles() {}

  public static String text(MeasurementPlan plan) {
    return Json.text(document(PLAN, plan));
  }

  public static String text(MeasurementRun run) {
    return Json.text(document(RUN, run));
  }

  /// What a week hands on. The digest that later weeks name is of this text.
  public static String text(Baseline baseline) {
    return Json.text(document(BASELINE, baseline));
  }

  /// The kind first, then the record's keys.
  private static Map<String, Object> document(String kind, Record document) {
    var keys = new LinkedHashMap<String, Object>();
    keys.put("kind", kind);
    for (RecordComponent component : document.getClass().getRecordComponents()) {
      try {
        keys.put(component.getName(), component.getAccessor().invoke(document));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot read " + component, e);
      }
    }
    return keys;
  }

  /// @return the plan; empty when it is none, which `problems` then says
  public static Optional<MeasurementPlan> readPlan(Path file, Problems problems) {
    return read(file, PLAN, MeasurementPlan.class, problems);
  }

  public static Optional<MeasurementRun> readRun(Path file, Problems problems) {
    return read(file, RUN, MeasurementRun.class, problems);
  }

  public static Optional<Baseline> readBaseline(Path file, Problems problems) {
    return read(file, BASELINE, Baseline.class, problems);
  }

  private static <T> Optional<T> read(Path file, String kind, Class<T> type, Problems problems) {
    String name = file.toString();
    List<Node.Mapping> documents = ReadYaml.file(file, name, problems);
    if (problems.hasErrors()) {
      return Optional.empty();
    }
    if (documents.size() != 1) {
      problems.add(
          Kind.WRONG_SHAPE,
          new Position(name, 1, 1),
          "holds " + documents.size() + " documents instead of a " + kind,
          "");
      return Optional.empty();
    }
    Node.Mapping document = documents.getFirst();
    boolean named =
        document.find("kind").filter(Node.Scalar.class::isInstance).isPresent()
            && ((Node.Scalar) document.find("kind").orElseThrow()).text().equals(kind);
    if (!named) {
      problems.add(
          Kind.UNKNOWN_KIND,
          document.at(),
          "is no " + kind,
          "start it with \"kind\": \"" + kind + "\"");
      return Optional.empty();
    }
    return shapes().of(type).read(document, problems);
  }

  private static Shapes shapes() {
    var shapes = new Shapes();
    shapes.register(long.class, ScalarShapes.value("a whole number", "integer", Long::valueOf));
    shapes.register(Long.class, ScalarShapes.value("a whole number", "integer", Long::valueOf));
    shapes.register(
        Double.class, ScalarShapes.value("a number", "number", MeasurementFiles::finite));
    shapes.register(
        double.class, ScalarShapes.value("a number", "number", MeasurementFiles::finite));
    return shapes;
  }

  private static Double finite(String text) {
    double value = Double.parseDouble(text);
    if (!Double.isFinite(value)) {
      throw new NumberFormatException(text);
    }
    return value;
  }
}
