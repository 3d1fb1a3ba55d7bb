package dev.trivet.cli;

import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.formats.programme.LoadedProgramme;
import dev.trivet.formats.programme.ReadProgramme;
import dev.trivet.posture.AssessPosture;
import dev.trivet.posture.Posture;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;

/// What commands read, or why they cannot.
final class Inputs {
  private Inputs() {}

  /// @throws Refusal when nothing is there
  static Path existing(String name) throws Refusal {
    Path path = path(name);
    if (!Files.exists(path)) {
      throw new Refusal(ExitCode.COULD_NOT_RUN, name + " is not there", "check the path");
    }
    return path;
  }

  static Path path(String name) throws Refusal {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new Refusal(ExitCode.USAGE, "'" + name + "' is no path: " + e.getReason());
    }
  }

  /// Reads a programme that can be used; otherwise everything wrong with it has been said.
  ///
  /// @param asOf the instant that is asked about; what is seen later than now and later than that
  ///   is in the future
  static LoadedProgramme programme(
      String directory, ShippedCatalog shipped, Instant asOf, Console console) throws Refusal {
    Path path = existing(directory);
    console.progress().says("Reading the programme");
    Instant now = Instants.latest(console.clock().instant(), asOf);
    LoadedProgramme loaded = new ReadProgramme(shipped, now).from(path);
    console.progress().done();
    if (loaded.programme().isEmpty()) {
      var show = new ShowProblems(console.talk());
      show.all(loaded.problems(), loaded.left());
      show.summary(directory, loaded.problems(), loaded.left());
      throw new Refusal(ExitCode.REFUSED);
    }
    return loaded;
  }

  /// The posture of a programme that has been read.
  static Posture posture(
      LoadedProgramme loaded, ShippedCatalog shipped, Instant asOf, Console console) {
    console.progress().says("Assessing");
    Posture posture =
        new AssessPosture(shipped.catalog(), shipped.threatRules())
            .assess(loaded.programme().orElseThrow(), asOf);
    console.progress().done();
    return posture;
  }
}
