package dev.trivet.artifact.coreml;

import static dev.trivet.artifact.rule.Severity.HIGH;
import static dev.trivet.artifact.rule.Severity.MEDIUM;
import static dev.trivet.artifact.rule.Verdict.MALICIOUS;
import static dev.trivet.artifact.rule.Verdict.NOT_UNDERSTOOD;
import static dev.trivet.artifact.rule.Verdict.SUSPICIOUS;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.config.Places;
import dev.trivet.artifact.proto.ProtoBroken;
import dev.trivet.artifact.proto.ProtoFields;
import dev.trivet.artifact.proto.ProtoPlace;
import dev.trivet.artifact.proto.ProtoShape;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Recognition;
import dev.trivet.artifact.scan.Scan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;

/// Reads CoreML models as far as they name code or files: custom layers and models, linked models,
/// weights beside the model.
///
/// Source: the message definitions of coremltools 8.
public final class CoremlReader implements FormatReader {
  private static final Rule CUSTOM =
      Rule.of(
              "coreml-custom-code",
              MEDIUM,
              SUSPICIOUS,
              "A layer or the model is a class of the app")
          .why("The app instantiates the class that the model names")
          .action("Check that the class is yours and does what the layer needs")
          .see("CWE-470");
  private static final Rule OUTSIDE =
      Rule.of("coreml-file-outside", HIGH, MALICIOUS, "The model names a file outside of itself")
          .why("The runtime opens it with the rights of the app")
          .action("Do not load it")
          .see("CWE-22", "CWE-73");
  private static final Rule BROKEN =
      Rule.of("coreml-broken", MEDIUM, NOT_UNDERSTOOD, "A part of the model is no valid message")
          .why("What stands behind the break was not judged")
          .action("Fetch it again and compare its digest with the publisher's")
          .see("CWE-20");

  private static final int MOST_MODELS = 10_000;
  private static final int FIRST_TYPE = 200;
  private static final int LAST_TYPE = 3_000;
  private static final byte[] MODEL_PATH = "@model_path/".getBytes(StandardCharsets.US_ASCII);

  @Override
  public String format() {
    return "coreml";
  }

  @Override
  public List<Rule> rules() {
    return List.of(CUSTOM, OUTSIDE, BROKEN);
  }

  @Override
  public Recognition recognise(Content content) {
    return content.bytes().has(0, 4) && content.bytes().u8(0) == 0x08
        ? Recognition.MAYBE
        : Recognition.NO;
  }

  /// A version, a description, and one field of a number that says which type of model it is.
  @Override
  public Outcome read(Content content, Scan scan) {
    Bytes bytes = content.bytes();
    ProtoPlace whole = ProtoShape.whole(bytes);
    if (!isModel(bytes, whole)) {
      return Outcome.DECLINED;
    }
    Deque<ProtoPlace> models = new ArrayDeque<>(List.of(whole));
    for (int i = 0; i < MOST_MODELS && !models.isEmpty(); i++) {
      try {
        model(models.pop(), models, content, scan);
      } catch (ProtoBroken e) {
        scan.report(BROKEN, content, e.at(), String.valueOf(e.getMessage()));
      }
    }
    weights(content, scan);
    return Outcome.READ;
  }

  private static boolean isModel(Bytes bytes, ProtoPlace whole) {
    try {
      boolean hasDescription = false;
      boolean hasType = false;
      ProtoFields fields = ProtoFields.of(bytes, whole);
      for (int i = 0; i < 16 && fields.next(); i++) {
        if (fields.number() == 1 && fields.wire() != ProtoFields.VARINT) {
          return false;
        }
        hasDescription |= fields.is(2);
        hasType |=
            fields.wire() == ProtoFields.LENGTH
                && fields.number() >= FIRST_TYPE
                && fields.number() <= LAST_TYPE;
      }
      return hasDescription && hasType;
    } catch (ProtoBroken e) {
      return false;
    }
  }

  private static void model(
      ProtoPlace place, Deque<ProtoPlace> models, Content content, Scan scan) {
    ProtoFields fields = ProtoFields.of(content.bytes(), place);
    while (fields.next()) {
      scan.budget().takeEntries(1);
      if (fields.wire() != ProtoFields.LENGTH) {
        continue;
      }
      switch (fields.number()) {
        case 200, 201 -> pipelines(fields.place(), models, content);
        case 202 -> models(fields.place(), models, content);
        case 303, 403, 500 -> layers(fields.place(), content, scan);
        case 555 -> named(fields.place(), 10, "custom model", content, scan);
        case 556 -> linked(fields.place(), content, scan);
        default -> {}
      }
    }
  }

  private static void pipelines(ProtoPlace place, Deque<ProtoPlace> models, Content content) {
    ProtoShape.first(content.bytes(), place, 1).ifPresent(inner -> models(inner, models, content));
  }

  private static void models(ProtoPlace pipeline, Deque<ProtoPlace> models, Content content) {
    ProtoFields fields = ProtoFields.of(content.bytes(), pipeline);
    while (fields.next()) {
      if (fields.is(1)) {
        models.push(fields.place());
      }
    }
  }

  private static void layers(ProtoPlace network, Content content, Scan scan) {
    ProtoFields fields = ProtoFields.of(content.bytes(), network);
    while (fields.next()) {
      if (fields.is(1)) {
        scan.budget().takeEntries(1);
        ProtoShape.first(content.bytes(), fields.place(), 500)
            .ifPresent(custom -> named(custom, 10, "custom layer", content, scan));
      }
    }
  }

  private static void named(ProtoPlace place, int field, String what, Content content, Scan scan) {
    String name =
        ProtoShape.first(content.bytes(), place, field)
            .map(n -> content.bytes().utf8(n.from(), (int) Math.min(256, n.length())))
            .orElse("");
    scan.report(CUSTOM, content, place.from(), "%s %s".formatted(what, name));
  }

  /// The file's name is a parameter with a default value.
  private static void linked(ProtoPlace place, Content content, Scan scan) {
    ProtoShape.first(content.bytes(), place, 1)
        .flatMap(file -> ProtoShape.first(content.bytes(), file, 1))
        .flatMap(name -> ProtoShape.first(content.bytes(), name, 1))
        .map(n -> content.bytes().utf8(n.from(), (int) Math.min(4_096, n.length())))
        .ifPresent(name ->
            scan.report(
                Places.leadsOut(name) ? OUTSIDE : CUSTOM,
                content,
                place.from(),
                "linked model " + name));
  }

  /// An ML program names its weights as `@model_path/weights/weight.bin`.
  private static void weights(Content content, Scan scan) {
    Bytes bytes = content.bytes();
    OptionalLong found = bytes.indexOf(MODEL_PATH, 0, Long.MAX_VALUE);
    while (found.isPresent()) {
      long at = found.getAsLong() + MODEL_PATH.length;
      int length = 0;
      while (length < 512
          && bytes.has(at + length, 1)
          && bytes.u8(at + length) >= ' '
          && bytes.u8(at + length) < 0x7f) {
        length++;
      }
      String name = bytes.latin1(at, length);
      if (Places.leadsOut(name)) {
        scan.report(OUTSIDE, content, at, name);
      }
      scan.budget().takeEntries(1);
      found = bytes.indexOf(MODEL_PATH, at, Long.MAX_VALUE);
    }
  }
}
