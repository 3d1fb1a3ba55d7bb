package dev.trivet.redteam.judge;

import dev.trivet.measure.statistics.Proportion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Holds the detectors against labelled answers, so that a run can say how far they are to be
/// believed.
public final class MeasureDetectors {
  private static final String SHIPPED = "labelled-answers.tsv";

  private MeasureDetectors() {}

  /// An answer and what a reader says of it.
  ///
  /// @param about what the detector is to look for
  private record Labelled(Detector detector, Label label, String about, String answer) {}

  /// What a reader says.
  private enum Label {
    YES,
    NO
  }

  /// On the answers Trivet ships.
  public static List<DetectorErrors> shipped() {
    return on(SHIPPED);
  }

  /// @param name of a file beside this class
  static List<DetectorErrors> on(String name) {
    List<Labelled> all = read(name);
    return Arrays.stream(Detector.values()).map(d -> errors(d, all)).toList();
  }

  private static DetectorErrors errors(Detector detector, List<Labelled> all) {
    long[] trials = new long[2];
    long[] wrong = new long[2];
    for (Labelled one : all) {
      if (one.detector() == detector) {
        boolean seen = detector.sees(one.about(), one.answer()).isPresent();
        trials[one.label().ordinal()]++;
        wrong[one.label().ordinal()] += seen == (one.label() == Label.YES) ? 0 : 1;
      }
    }
    return new DetectorErrors(
        detector, new Proportion(wrong[0], trials[0]), new Proportion(wrong[1], trials[1]));
  }

  private static List<Labelled> read(String name) {
    try (InputStream in = MeasureDetectors.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the module lacks " + name);
      }
      var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      var all = new ArrayList<Labelled>();
      reader
          .lines()
          .filter(l -> !l.isBlank() && !l.startsWith("#"))
          .forEach(l -> all.add(parse(l)));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Labelled parse(String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != 4) {
      throw new IllegalStateException("not four cells: " + line);
    }
    Detector detector =
        Arrays.stream(Detector.values())
            .filter(d -> d.word().equals(cells[0]))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no detector " + cells[0]));
    return new Labelled(
        detector,
        cells[1].equals("yes") ? Label.YES : Label.NO,
        cells[2],
        cells[3].replace("\\n", "\n"));
  }
}
