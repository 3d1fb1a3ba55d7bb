package dev.trivet.measure.kit;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.function.Supplier;

/// Prints what was measured beside the goal and the peer, with the CPU seconds of the whole
/// process: the compiler's and the collector's count too.
final class Table {
  private final PrintStream out;
  private long begun;

  Table(PrintStream out) {
    this.out = out;
    print("task", "ours", "CPU s", "peer", "peer CPU s", "goal", "met");
    print("---", "---", "---", "---", "---", "---", "---");
    begun = cpu();
  }

  /// Whether a goal was met.
  enum Met {
    YES,
    NO,
    /// There is no goal, or no peer to hold against.
    NONE;

    static Met of(boolean met) {
      return met ? YES : NO;
    }
  }

  /// Seconds since the last row.
  double seconds() {
    return (cpu() - begun) / 1e9;
  }

  <T> T timed(Supplier<T> work) {
    begun = cpu();
    return work.get();
  }

  void row(String task, String ours, double seconds, String peer, String goal, Met met) {
    print(task, ours, number(seconds), peer, "", goal, met.name().toLowerCase(Locale.ROOT));
  }

  void row(
      String task,
      String ours,
      double seconds,
      String peer,
      double peerSeconds,
      String goal,
      Met met) {
    print(
        task,
        ours,
        number(seconds),
        peer,
        "%s (1/%.1f)".formatted(number(peerSeconds), peerSeconds / seconds),
        goal,
        met.name().toLowerCase(Locale.ROOT));
  }

  private void print(String... cells) {
    out.println("| " + String.join(" | ", cells) + " |");
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }

  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
