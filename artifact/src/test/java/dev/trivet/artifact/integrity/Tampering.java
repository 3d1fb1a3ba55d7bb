package dev.trivet.artifact.integrity;

import dev.trivet.artifact.integrity.check.Step;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.key.NewKey;
import dev.trivet.artifact.integrity.keyless.Identity;
import dev.trivet.artifact.integrity.signer.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One way to change a signed model, or to ask for somebody else.
///
/// @param steps one of which must refuse it
/// @param file that must be named; empty where it is about the signature
record Tampering(String title, Change change, Trust trust, Set<Step> steps, String file) {

  /// What is done to a copy.
  @FunctionalInterface
  interface Change {
    void on(Path model) throws IOException;
  }

  static List<Tampering> of(Path model) throws IOException, Malformed {
    var all = new ArrayList<Tampering>();
    String name = model.getFileName().toString();
    Trust trust = Samples.trustFor(name);
    ofFiles(model, trust, all);
    ofBundle(trust, all);
    if (name.endsWith("-sigstore")) {
      ofKeyless(model, trust, all);
    }
    if (name.endsWith("-certificate")) {
      all.add(
          bundle(
              "other certificate",
              trust,
              Set.of(Step.CERTIFICATE),
              last("rawBytes", Tampering::flip)));
    }
    if (name.endsWith("-key")) {
      Trust other = new Trust.OfKey(NewKey.draw(new SecureRandom()).verification());
      all.add(new Tampering("other key", m -> {}, other, Set.of(Step.KEY, Step.SIGNATURE), ""));
    }
    return all;
  }

  private static void ofFiles(Path model, Trust trust, List<Tampering> all) throws IOException {
    boolean isOneFile = !Files.exists(model.resolve("signme-2"));
    for (String file : isOneFile ? List.of("signme-1") : List.of("signme-1", "signme-2")) {
      all.add(
          new Tampering(
              "flipped byte", m -> flipByte(m.resolve(file)), trust, Set.of(Step.CHANGED), file));
      all.add(
          new Tampering("longer", m -> append(m.resolve(file)), trust, Set.of(Step.CHANGED), file));
      all.add(
          new Tampering(
              "empty",
              m -> Files.write(m.resolve(file), new byte[0]),
              trust,
              Set.of(Step.CHANGED),
              file));
      all.add(
          new Tampering(
              "removed", m -> Files.delete(m.resolve(file)), trust, Set.of(Step.MISSING), file));
      all.add(
          new Tampering(
              "link instead",
              m -> {
                Files.move(m.resolve(file), m.resolveSibling("moved"));
                Files.createSymbolicLink(m.resolve(file), m.resolveSibling("moved"));
              },
              trust,
              Set.of(Step.UNUSABLE),
              file));
    }
    all.add(
        new Tampering(
            "added", m -> append(m.resolve("extra.py")), trust, Set.of(Step.ADDED), "extra.py"));
    all.add(
        new Tampering(
            "added below",
            m -> append(Files.createDirectory(m.resolve("sub")).resolve(".git")),
            trust,
            Set.of(Step.ADDED),
            "sub/.git"));
  }

  private static void ofBundle(Trust trust, List<Tampering> all) {
    Set<Step> bad = Set.of(Step.SIGNATURE, Step.LOG);
    all.add(bundle("payload", trust, bad, last("payload", b -> edit(b, "signme-1", "signme-9"))));
    all.add(bundle("payload space", trust, bad, last("payload", b -> edit(b, "  ", "   "))));
    all.add(
        bundle(
            "payload type",
            trust,
            Set.of(Step.STATEMENT),
            t -> t.replace("vnd.in-toto+json", "json")));
    all.add(
        bundle(
            "signature",
            trust,
            Set.of(Step.SIGNATURE, Step.LOG, Step.TIME),
            last("sig", Tampering::flip)));
    Set<Step> form = Set.of(Step.BUNDLE);
    all.add(bundle("no signature", trust, form, t -> t.replace("\"signatures\"", "\"signatues\"")));
    all.add(bundle("cut", trust, form, t -> t.substring(0, t.length() / 2)));
    all.add(bundle("not JSON", trust, form, t -> "x" + t));
    all.add(bundle("more behind", trust, form, t -> t + "{}"));
    all.add(bundle("version", trust, form, t -> t.replace("bundle.v0.3", "bundle.v9.3")));
    all.add(bundle("twice", trust, form, t -> t.replaceFirst("\\{", "{\"dsseEnvelope\":{},")));
    all.add(bundle("empty", trust, form, t -> "{}"));
  }

  private static void ofKeyless(Path model, Trust trust, List<Tampering> all)
      throws IOException, Malformed {
    for (Identity identity :
        List.of(
            new Identity("stefanb@us.ibm.com.example", Samples.IDENTITY.issuer()),
            new Identity("b@us.ibm.com", Samples.IDENTITY.issuer()),
            new Identity(Samples.IDENTITY.name(), Samples.IDENTITY.issuer() + "/"),
            new Identity(Samples.IDENTITY.name(), "https://accounts.example"))) {
      Trust other = new Trust.OfIdentity(identity, Samples.trustRoot());
      all.add(new Tampering("identity", m -> {}, other, Set.of(Step.IDENTITY), ""));
    }
    Set<Step> log = Set.of(Step.LOG);
    all.add(bundle("body", trust, log, last("canonicalizedBody", Tampering::flip)));
    all.add(bundle("promise", trust, log, last("signedEntryTimestamp", Tampering::flip)));
    all.add(bundle("root", trust, log, last("rootHash", Tampering::flip)));
    all.add(bundle("log", trust, log, last("keyId", Tampering::flip)));
    all.add(bundle("time", trust, log, t -> t.replaceFirst("(integratedTime\":\\s*\")1", "$12")));
    all.add(bundle("index", trust, log, t -> t.replaceFirst("(logIndex\":\\s*\")", "$11")));
    all.add(
        bundle(
            "checkpoint", trust, log, t -> t.replace("rekor.sigstore.dev ", "rekor.sigstore.de ")));
    all.add(bundle("no entry", trust, log, t -> t.replace("\"tlogEntries\"", "\"tlogs\"")));
    all.add(
        bundle(
            "certificate",
            trust,
            Set.of(Step.MATERIAL, Step.LOG, Step.CERTIFICATE),
            last("rawBytes", Tampering::flip)));
    if (Files.readString(model.resolve("model.sig")).contains("signedTimestamp\"")) {
      all.add(
          bundle("timestamp", trust, Set.of(Step.TIME), last("signedTimestamp", Tampering::flip)));
    }
  }

  private static Tampering bundle(
      String title, Trust trust, Set<Step> steps, UnaryOperator<String> edit) {
    Change change =
        model -> {
          Path file = model.resolve("model.sig");
          String before = Files.readString(file);
          String after = edit.apply(before);
          if (after.equals(before)) {
            throw new IllegalStateException(title + " changes nothing");
          }
          Files.writeString(file, after);
        };
    return new Tampering("bundle: " + title, change, trust, steps, "");
  }

  /// Changes the decoded value of the last member of that name.
  private static UnaryOperator<String> last(String member, UnaryOperator<byte[]> edit) {
    return text -> {
      Matcher found = Pattern.compile("\"" + member + "\":\\s*\"([A-Za-z0-9+/=]+)\"").matcher(text);
      int start = -1;
      int end = -1;
      while (found.find()) {
        start = found.start(1);
        end = found.end(1);
      }
      try {
        byte[] value = Octets.base64(member, text.substring(start, end)).bytes();
        return text.substring(0, start)
            + Octets.of(edit.apply(value)).base64()
            + text.substring(end);
      } catch (Malformed e) {
        throw new IllegalStateException(e);
      }
    };
  }

  private static byte[] flip(byte[] bytes) {
    bytes[bytes.length * 3 / 4] ^= 1;
    return bytes;
  }

  private static byte[] edit(byte[] bytes, String from, String to) {
    return Octets.utf8(Octets.of(bytes).text().replaceFirst(from, to)).bytes();
  }

  private static void flipByte(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[0] ^= 1;
    Files.write(file, bytes);
  }

  private static void append(Path file) throws IOException {
    Files.writeString(file, (Files.exists(file) ? Files.readString(file) : "") + "x");
  }
}
