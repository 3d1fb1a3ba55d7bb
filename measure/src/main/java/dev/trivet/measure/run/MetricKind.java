package dev.trivet.measure.run;

/// The kinds of numbers a plan can ask for.
public enum MetricKind {
  CLEAN_ACCURACY("how often the answers to untouched samples are right"),
  ROBUST_ACCURACY("how often they stay right under attack, within a size of change"),
  MINIMAL_CHANGE("how small a change makes answers wrong"),
  CONSTRAINED_ACCURACY("how often they stay right when somebody changes what he may in a row"),
  CORRUPTION_ACCURACY("how often answers to noisy, blurred, dim images are right"),
  CERTIFIED_ACCURACY("how often the smoothed model is proven right, within a radius"),
  CALIBRATION("whether the model is as sure as it is right"),
  MEMBERSHIP("whether it gives away which records it was trained on"),
  ATTRIBUTE_INFERENCE("whether it gives away a field of a record to somebody who knows the others"),
  CANARY_EXPOSURE("whether it knows by heart texts that were planted in its training data"),
  EXTRACTION("how well a copy made by asking agrees with it"),
  BACKDOOR_SWEEP("whether a small patch turns most answers into one class"),
  STRIP("what a filter against triggers would stop, and what it would stop by mistake"),
  POISON_SWEEP("whether training rows look as if somebody had put them there"),
  LABEL_NOISE("how many labels of the training rows are probably wrong"),
  BEHAVIOUR("whether it still behaves like a model that is known to be sound"),
  DRIFT("whether what comes in still looks like what it was built for"),
  TEXT_DRIFT("whether the texts that come in still look like those that came in before");

  private final String about;

  MetricKind(String about) {
    this.about = about;
  }

  /// What it tells, in half a sentence.
  public String about() {
    return about;
  }
}
