package dev.trivet.artifact.coreml;

import static dev.trivet.artifact.rule.Severity.MEDIUM;
import static dev.trivet.artifact.rule.Verdict.NOT_UNDERSTOOD;

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
import java.util.List;

/// Recognises SentencePiece vocabularies (`tokenizer.model`): pieces with scores, and nothing that
/// runs.
public final class SentencePieceReader implements FormatReader {
  private static final Rule BROKEN =
      Rule.of("sentencepiece-broken", MEDIUM, NOT_UNDERSTOOD, "The vocabulary is cut or damaged")
          .why("What stands behind the break was not judged")
          .action("Fetch it again and compare its digest with the publisher's")
          .see("CWE-20");

  @Override
  public String format() {
    return "sentencepiece";
  }

  @Override
  public List<Rule> rules() {
    return List.of(BROKEN);
  }

  @Override
  public Recognition recognise(Content content) {
    return content.bytes().has(0, 4) && content.bytes().u8(0) == 0x0a
        ? Recognition.MAYBE
        : Recognition.NO;
  }

  @Override
  public Outcome read(Content content, Scan scan) {
    Bytes bytes = content.bytes();
    ProtoPlace whole = ProtoShape.whole(bytes);
    boolean isVocabulary =
        ProtoShape.fits(bytes, whole, "-222")
            && ProtoShape.first(bytes, whole, 1).filter(piece -> isPiece(bytes, piece)).isPresent();
    if (!isVocabulary) {
      return Outcome.DECLINED;
    }
    try {
      ProtoFields fields = ProtoFields.of(bytes, whole);
      while (fields.next()) {
        scan.budget().takeEntries(1);
      }
    } catch (ProtoBroken e) {
      scan.report(BROKEN, content, e.at(), String.valueOf(e.getMessage()));
    }
    return Outcome.READ;
  }

  private static boolean isPiece(Bytes bytes, ProtoPlace piece) {
    ProtoFields fields = ProtoFields.of(bytes, piece);
    boolean hasScore = false;
    try {
      while (fields.next()) {
        hasScore |= fields.number() == 2 && fields.wire() == ProtoFields.FIXED32;
      }
    } catch (ProtoBroken e) {
      return false;
    }
    return hasScore && ProtoShape.fits(bytes, piece, "-250");
  }
}
