package dev.trivet.artifact.tensorflow;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.proto.ProtoBroken;
import dev.trivet.artifact.proto.ProtoFields;
import dev.trivet.artifact.proto.ProtoPlace;
import dev.trivet.artifact.proto.ProtoShape;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Recognition;
import dev.trivet.artifact.scan.Scan;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads `saved_model.pb`, frozen graphs, `.meta` files of checkpoints, `keras_metadata.pb` and
/// `fingerprint.pb`.
///
/// Source: the message definitions of TensorFlow 2.
public final class TfReader implements FormatReader {
  private static final int LARGEST_FINGERPRINT = 256;
  private static final int HASHES = 4;
  private static final Set<Integer> FINGERPRINT = Set.of(1, 2, 3, 4, 5, 6, 7);
  private static final Pattern OPERATOR = Pattern.compile("[A-Za-z_][A-Za-z0-9_.>/]{0,200}");

  @Override
  public String format() {
    return "tensorflow";
  }

  @Override
  public List<Rule> rules() {
    return TfRules.all();
  }

  @Override
  public Recognition recognise(Content content) {
    return ProtoShape.mayBegin(content.bytes()) ? Recognition.MAYBE : Recognition.NO;
  }

  @Override
  public Outcome read(Content content, Scan scan) {
    Bytes bytes = content.bytes();
    ProtoPlace whole = ProtoShape.whole(bytes);
    Optional<TfWalk.Kind> kind = kind(bytes, whole);
    kind.ifPresent(k -> new TfWalk(content, scan).walk(k, whole));
    return kind.isPresent() ? Outcome.READ : Outcome.DECLINED;
  }

  private static Optional<TfWalk.Kind> kind(Bytes bytes, ProtoPlace whole) {
    if (ProtoShape.fits(bytes, whole, "-02") && isAnyMetaGraph(bytes, whole)) {
      return Optional.of(TfWalk.Kind.SAVED_MODEL);
    }
    if (ProtoShape.fits(bytes, whole, "-2222222") && isMetaGraph(bytes, whole)) {
      return Optional.of(TfWalk.Kind.META_GRAPH);
    }
    if (ProtoShape.fits(bytes, whole, "-2202") && isGraph(bytes, whole)) {
      return Optional.of(TfWalk.Kind.GRAPH);
    }
    if (ProtoShape.fits(bytes, whole, "-2") && isKerasMetadata(bytes, whole)) {
      return Optional.of(TfWalk.Kind.KERAS_METADATA);
    }
    return isFingerprint(bytes, whole) ? Optional.of(TfWalk.Kind.FINGERPRINT) : Optional.empty();
  }

  /// Five hashes as numbers, a version, and since lately a name of its own: `fingerprint.pb`.
  private static boolean isFingerprint(Bytes bytes, ProtoPlace whole) {
    if (whole.length() > LARGEST_FINGERPRINT || !ProtoShape.fits(bytes, whole, "-0000022")) {
      return false;
    }
    var numbers = new HashSet<Integer>();
    try {
      ProtoFields fields = ProtoFields.of(bytes, whole);
      while (fields.next()) {
        numbers.add(fields.number());
      }
    } catch (ProtoBroken e) {
      return false;
    }
    return numbers.size() >= HASHES && numbers.contains(1) && FINGERPRINT.containsAll(numbers);
  }

  private static boolean isAnyMetaGraph(Bytes bytes, ProtoPlace whole) {
    return ProtoShape.first(bytes, whole, 2)
        .filter(meta -> ProtoShape.fits(bytes, meta, "-2222222"))
        .filter(meta -> isMetaGraph(bytes, meta))
        .isPresent();
  }

  private static boolean isMetaGraph(Bytes bytes, ProtoPlace meta) {
    return ProtoShape.first(bytes, meta, 2)
        .filter(graph -> ProtoShape.fits(bytes, graph, "-2202"))
        .filter(graph -> graph.length() == 0 || isGraph(bytes, graph))
        .isPresent();
  }

  private static boolean isGraph(Bytes bytes, ProtoPlace graph) {
    Optional<ProtoPlace> node = ProtoShape.first(bytes, graph, 1);
    if (node.isPresent()) {
      return isNode(bytes, node.get());
    }
    return ProtoShape.first(bytes, graph, 2)
        .flatMap(library -> ProtoShape.first(bytes, library, 1))
        .flatMap(function -> ProtoShape.first(bytes, function, 3))
        .filter(inner -> isNode(bytes, inner))
        .isPresent();
  }

  /// A name, and an operator's name.
  private static boolean isNode(Bytes bytes, ProtoPlace node) {
    return ProtoShape.fits(bytes, node, "-22222")
        && ProtoShape.first(bytes, node, 2)
            .filter(operator -> OPERATOR.matcher(text(bytes, operator)).matches())
            .isPresent();
  }

  private static boolean isKerasMetadata(Bytes bytes, ProtoPlace whole) {
    return ProtoShape.first(bytes, whole, 1)
        .filter(node -> ProtoShape.fits(bytes, node, "--0222"))
        .flatMap(node -> ProtoShape.first(bytes, node, 4))
        .filter(identifier -> text(bytes, identifier).startsWith("_tf_keras"))
        .isPresent();
  }

  private static String text(Bytes bytes, ProtoPlace place) {
    return bytes.utf8(place.from(), (int) Math.min(256, place.length()));
  }
}
