package dev.trivet.formats.programme;

import dev.trivet.catalog.Ref;
import dev.trivet.control.Control;
import dev.trivet.control.PassCondition;
import dev.trivet.evidence.Subject;
import dev.trivet.formats.document.Node;
import dev.trivet.formats.document.Problem.Kind;
import dev.trivet.formats.document.Problems;
import dev.trivet.formats.document.ScalarShapes;
import dev.trivet.formats.document.Shape;
import dev.trivet.formats.document.Shapes;
import dev.trivet.inventory.SystemProfile;
import dev.trivet.inventory.Vocabulary;
import dev.trivet.shared.Level;
import dev.trivet.threat.Condition;
import dev.trivet.threat.RiskMatrix;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The shapes of every type that stands in a programme's documents.
final class DocumentShapes {
  private static final int CELLS = Level.values().length;

  private DocumentShapes() {}

  /// @param conditions reads an `appliesWhen` expression, or refuses it
  static Shapes of(Vocabulary vocabulary, Function<String, Condition> conditions) {
    var shapes = new Shapes();
    shapes.register(SystemProfile.class, new ProfileShape(vocabulary));
    shapes.register(
        Ref.class,
        ScalarShapes.value("a requirement such as nist-ai-rmf@1.0:MAP 4.1", "string", Ref::parse));
    shapes.register(
        PassCondition.class,
        ScalarShapes.value("a pass condition", "string", PassCondition::parse));
    shapes.register(
        Control.AppliesWhen.class,
        ScalarShapes.value(
            "an expression over the profile",
            "string",
            text -> new Control.AppliesWhen(text, conditions.apply(text))));
    shapes.register(Subject.class, subject(shapes));
    shapes.register(RiskMatrix.class, matrix(shapes));
    return shapes;
  }

  /// `{system, component, digest, version}`, `{supplier}`, or left out for the organisation.
  private static Shape<Subject> subject(Shapes shapes) {
    Shape<SubjectKeys> keys = shapes.of(SubjectKeys.class);
    return new Shape<>() {
      @Override
      public Optional<Subject> read(Node node, Problems problems) {
        try {
          return keys.read(node, problems).map(SubjectKeys::subject);
        } catch (IllegalArgumentException e) {
          problems.add(Kind.CONTRADICTION, node.at(), String.valueOf(e.getMessage()), "");
          return Optional.empty();
        }
      }

      @Override
      public Optional<Subject> absent() {
        return Optional.of(Subject.ORGANISATION);
      }

      @Override
      public Map<String, Object> schema() {
        return keys.schema();
      }
    };
  }

  private static Shape<RiskMatrix> matrix(Shapes shapes) {
    Shape<MatrixRow> row = shapes.of(MatrixRow.class);
    return new Shape<>() {
      @Override
      public Optional<RiskMatrix> read(Node node, Problems problems) {
        if (!(node instanceof Node.Mapping mapping)) {
          problems.add(
              Kind.WRONG_SHAPE,
              node.at(),
              "a risk matrix has a row for each likelihood",
              "very-high: {very-low: ..., low: ..., moderate: ..., high: ..., very-high: ...}");
          return Optional.empty();
        }
        var rows = new java.util.ArrayList<List<Level>>();
        for (int i = CELLS - 1; i >= 0; i--) {
          String likelihood = dev.trivet.shared.Words.of(Level.values()[i]);
          Optional<MatrixRow> read =
              mapping.find(likelihood).flatMap(value -> row.read(value, problems));
          if (read.isEmpty()) {
            problems.add(Kind.MISSING_KEY, node.at(), "lacks the row '" + likelihood + "'", "");
            return Optional.empty();
          }
          rows.add(read.get().levels());
        }
        try {
          return Optional.of(new RiskMatrix(rows));
        } catch (IllegalArgumentException e) {
          problems.add(Kind.CONTRADICTION, node.at(), String.valueOf(e.getMessage()), "");
          return Optional.empty();
        }
      }

      @Override
      public Map<String, Object> schema() {
        var rows = new java.util.LinkedHashMap<String, Object>();
        for (Level level : Level.values()) {
          rows.put(dev.trivet.shared.Words.of(level), row.schema());
        }
        return Map.of("type", "object", "properties", rows, "additionalProperties", false);
      }
    };
  }
}
