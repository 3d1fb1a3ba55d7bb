package dev.trivet.cli;

import dev.trivet.artifact.integrity.Signing;
import dev.trivet.artifact.integrity.Signing.Refused;
import dev.trivet.artifact.integrity.Signing.Signed;
import dev.trivet.artifact.integrity.check.Reason;
import dev.trivet.cli.text.Printer;
import dev.trivet.cli.text.Span;
import dev.trivet.cli.text.Tone;
import dev.trivet.formats.document.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;

/// Says what was signed, or why nothing was.
record ShowSigning(Printer out) {
  private static final int INDENT = 4;
  private static final String MARGIN = " ".repeat(INDENT);

  void one(Path model, Path file, Signing result, Given given) throws IOException {
    if (given.json()) {
      json(model, file, result);
      return;
    }
    switch (result) {
      case Signed signed -> {
        head(Tone.GOOD, "signed", model);
        line(signed.format().title() + ", " + Count.of(signed.files(), "file"));
        line(signed.model().value());
        line("by " + signed.signer());
        line("written to " + file);
      }
      case Refused refused -> {
        head(Tone.BAD, "not signed", model);
        for (Reason reason : refused.reasons()) {
          line("%s: %s: %s".formatted(reason.step().word(), reason.where(), reason.why()));
        }
      }
    }
  }

  private void json(Path model, Path file, Signing result) throws IOException {
    var json = new LinkedHashMap<String, Object>();
    json.put("model", model.toString());
    switch (result) {
      case Signed signed -> {
        json.put("outcome", "signed");
        json.put("file", file.toString());
        json.put("digest", signed.model().value());
        json.put("format", signed.format().title());
        json.put("files", signed.files());
        json.put("signer", signed.signer());
      }
      case Refused refused -> {
        json.put("outcome", "refused");
        json.put("reasons", VerifyAsJson.reasons(refused.reasons()));
      }
    }
    Json.write(json, out.raw());
  }

  private void head(Tone tone, String word, Path model) {
    out.wrapped(
        List.of(new Span(tone, word + "  ")), new Span(Tone.STRONG, model.toString()), INDENT);
  }

  private void line(String text) {
    out.wrapped(MARGIN, text, INDENT);
  }
}
