package dev.trivet.measure.data;

import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Reads `.npy` and `.npz` (NumPy Enhancement Proposal 1, versions 1 to 3). Arrays of Python
/// objects are pickles, which are programs; they are refused.
public final class Npy {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int MOST_HEADER = 64 * 1024;
  private static final int MOST_DIMENSIONS = 16;
  private static final int MOST_ENTRIES = 10_000;
  private static final Pattern TYPE = Pattern.compile("'descr': *'([<>|=])([a-zA-Z])(\\d{1,3})'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order': *(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape': *\\(([0-9, ]*)\\)");

  private Npy() {}

  public static Attempt<NpyArray> read(Path file) {
    return read(file, Limits.USUAL);
  }

  public static Attempt<NpyArray> read(Path file, Limits limits) {
    try {
      return new Attempt.Of<>(parse(String.valueOf(file.getFileName()), limits.read(file)));
    } catch (ProblemException e) {
      return new Attempt.Refused<>(e.problem());
    }
  }

  /// The arrays of an archive by name, without `.npy`.
  public static Attempt<Map<String, NpyArray>> readArchive(Path file, Limits limits) {
    try {
      return new Attempt.Of<>(unpack(limits.read(file), limits.bytes(), file.toString()));
    } catch (ProblemException e) {
      return new Attempt.Refused<>(e.problem());
    } catch (IOException | IllegalArgumentException e) {
      return new Attempt.Refused<>(
          new Problem(
              Problem.Kind.UNREADABLE_DATA, file + " is not a sound archive", "save it again"));
    }
  }

  private static Map<String, NpyArray> unpack(byte[] bytes, long most, String name)
      throws IOException {
    var arrays = new LinkedHashMap<String, NpyArray>();
    long left = most;
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        String entry = e.getName().replaceFirst("\\.npy$", "");
        byte[] content = Limits.read(zip, left, name);
        left -= content.length;
        if (arrays.size() == MOST_ENTRIES) {
          throw tooLarge(name + " holds more than " + MOST_ENTRIES + " arrays");
        }
        if (arrays.put(entry, parse(entry, content)) != null) {
          throw unreadable(name + " holds two arrays called " + entry);
        }
      }
    }
    if (arrays.isEmpty()) {
      throw unreadable(name + " holds no array");
    }
    return arrays;
  }

  static NpyArray parse(String name, byte[] bytes) {
    for (int i = 0; i < MAGIC.length; i++) {
      if (bytes.length < 10 || bytes[i] != MAGIC[i]) {
        throw unreadable(name + " is not a .npy file");
      }
    }
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(MAGIC.length);
    int version = in.get();
    in.get();
    if (version < 1 || version > 3 || bytes.length < 12) {
      throw unreadable(name + " is of version " + version + " of the format");
    }
    long length = version == 1 ? in.getShort() & 0xFFFF : in.getInt() & 0xFFFF_FFFFL;
    if (length > MOST_HEADER || length > in.remaining()) {
      throw unreadable(name + " states a header of " + length + " bytes");
    }
    byte[] header = new byte[(int) length];
    in.get(header);
    return body(name, new String(header, StandardCharsets.UTF_8), in);
  }

  private static NpyArray body(String name, String header, ByteBuffer in) {
    Matcher type = TYPE.matcher(header);
    Matcher order = ORDER.matcher(header);
    if (!type.find() || !order.find()) {
      throw unreadable(name + " is not a plain array of numbers");
    }
    List<Integer> dimensions = dimensions(name, header);
    long count = 1;
    for (int dimension : dimensions) {
      count *= dimension;
      if (count > Integer.MAX_VALUE) {
        throw tooLarge(name + " states dimensions " + dimensions);
      }
    }
    int width = Integer.parseInt(type.group(3));
    if (count * width != in.remaining()) {
      throw unreadable(
          "%s states %d values of %d bytes and holds %d bytes"
              .formatted(name, count, width, in.remaining()));
    }
    in.order(type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    NpyValue value = NpyValue.of(name, type.group(2).charAt(0), width);
    double[] values = new double[(int) count];
    for (int i = 0; i < values.length; i++) {
      values[i] = value.next(in);
    }
    boolean byColumn = order.group(1).equals("True") && dimensions.size() > 1;
    return new NpyArray(name, dimensions, byColumn ? rowMajor(values, dimensions) : values);
  }

  private static List<Integer> dimensions(String name, String header) {
    Matcher shape = SHAPE.matcher(header);
    if (!shape.find()) {
      throw unreadable(name + " states no shape");
    }
    var dimensions = new ArrayList<Integer>();
    for (String part : shape.group(1).split(",")) {
      String digits = part.strip();
      if (digits.isEmpty()) {
        continue;
      }
      if (digits.length() > 9 || digits.indexOf(' ') >= 0) {
        throw tooLarge(name + " states a dimension of " + digits);
      }
      dimensions.add(Integer.parseInt(digits));
    }
    if (dimensions.size() > MOST_DIMENSIONS) {
      throw tooLarge(name + " states " + dimensions.size() + " dimensions");
    }
    return dimensions;
  }

  /// Columns were stored first: walks the stored order and puts each value where rows want it.
  private static double[] rowMajor(double[] stored, List<Integer> dimensions) {
    int axes = dimensions.size();
    int[] stride = new int[axes];
    int step = 1;
    for (int axis = axes - 1; axis >= 0; axis--) {
      stride[axis] = step;
      step *= dimensions.get(axis);
    }
    double[] rows = new double[stored.length];
    int[] at = new int[axes];
    int target = 0;
    for (double value : stored) {
      rows[target] = value;
      for (int axis = 0; axis < axes; axis++) {
        target += stride[axis];
        if (++at[axis] < dimensions.get(axis)) {
          break;
        }
        target -= at[axis] * stride[axis];
        at[axis] = 0;
      }
    }
    return rows;
  }

  private static ProblemException unreadable(String what) {
    return new ProblemException(
        Problem.Kind.UNREADABLE_DATA, what, "save it with numpy.save as numbers");
  }

  private static ProblemException tooLarge(String what) {
    return new ProblemException(Problem.Kind.TOO_LARGE, what, "give a smaller sample of it");
  }
}
