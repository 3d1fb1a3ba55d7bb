package dev.trivet.bench;

import dev.trivet.artifact.FormatReaders;
import dev.trivet.artifact.LookOnce;
import dev.trivet.artifact.Looked;
import dev.trivet.artifact.ScanArtifacts;
import dev.trivet.artifact.bytes.MappedFile;
import dev.trivet.artifact.integrity.CheckSignature;
import dev.trivet.artifact.integrity.DigestModel;
import dev.trivet.artifact.integrity.SignAs;
import dev.trivet.artifact.integrity.SignModel;
import dev.trivet.artifact.integrity.SignOptions;
import dev.trivet.artifact.integrity.SignatureFile;
import dev.trivet.artifact.integrity.Verification;
import dev.trivet.artifact.integrity.VerifyModel;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.key.NewKey;
import dev.trivet.artifact.integrity.key.SigningKey;
import dev.trivet.artifact.integrity.manifest.HashRanges;
import dev.trivet.artifact.integrity.signer.Trust;
import dev.trivet.artifact.rule.Verdict;
import dev.trivet.artifact.scan.Limits;
import dev.trivet.bench.Benchmark.Unit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Digest, scan and signature of a model by one read, held against the three one after the other.
record OneReadBenchmarks() {
  private static final long FILE = 256L << 20;
  private static final int ROUNDS = 9;
  private static final int WARM = 2;
  private static final int THREADS = 2;
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  /// Two hashes become one, and the scan costs next to nothing.
  private static final double GOAL = 0.6;

  List<Benchmark> all() {
    return List.of(
        new Benchmark(
            "one-read",
            "digest, scan and verify two files of 256 MB by one read, for the three apart",
            Unit.TIMES,
            GOAL,
            OneReadBenchmarks::measure));
  }

  /// Both ways to look at one model.
  private record Ways(Path model, Trust trust, ScanArtifacts scan, HashRanges hash) {
    void apart() throws IOException {
      Path signature = SignatureFile.of(model);
      new DigestModel(hash).of(model, List.of());
      boolean isFine =
          scan.scan(List.of(model)).getFirst().verdict() == Verdict.CLEAN
              && new VerifyModel(trust, NOW, hash).verify(model, signature, List.of())
                  instanceof Verification.Verified;
      require(isFine);
    }

    void once() throws IOException {
      Looked looked =
          new LookOnce(
                  scan,
                  Optional.of(new CheckSignature(trust, NOW)),
                  MappedFile::copyOrMap,
                  InstantSource.system())
              .at(model, "model", SignatureFile.of(model));
      require(
          looked.scan().verdict() == Verdict.CLEAN
              && looked.verification().orElse(null) instanceof Verification.Verified);
    }

    private static void require(boolean isFine) {
      if (!isFine) {
        throw new IllegalStateException("the model is clean and signed, and was not found so");
      }
    }
  }

  /// @return the time of one read for that of the three, each round alone
  private static List<Double> measure() {
    try {
      var files = ModelFiles.inTemporaryFolder();
      files.safetensors("a.safetensors", FILE);
      files.safetensors("b.safetensors", FILE);
      Ways ways = ways(files.folder());
      Thread.sleep(2_500); // the times of new files tell nothing for two seconds
      var ratios = new ArrayList<Double>();
      for (int round = -WARM; round < ROUNDS; round++) {
        long start = System.nanoTime();
        ways.apart();
        long middle = System.nanoTime();
        ways.once();
        if (round >= 0) {
          ratios.add((double) (System.nanoTime() - middle) / (middle - start));
        }
      }
      return ratios;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Ways ways(Path model) throws IOException {
    try {
      SigningKey key = SigningKey.ofPem("key", NewKey.draw(new SecureRandom()).secret());
      var hash = new HashRanges(THREADS);
      new SignModel(SignAs.key(key), hash)
          .sign(model, SignatureFile.of(model), SignOptions.standard());
      var scan =
          new ScanArtifacts(
              FormatReaders.all(List.of()), Limits.STANDARD, THREADS, System::nanoTime);
      return new Ways(model, new Trust.OfKey(key.verification()), scan, hash);
    } catch (Malformed e) {
      throw new IllegalStateException(e);
    }
  }
}
