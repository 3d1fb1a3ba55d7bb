package dev.trivet.measure.data;

import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/// Reads a folder that holds a folder of images for each class, in the order of their names
/// (numbers by value). All images must be of one size; grey ones become one channel, others three,
/// from 0 to 1.
public final class ImageFolder {
  private static final int MOST_IMAGES = 1_000_000;
  private static final int MOST_SIDE = 8_192;
  private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg", ".bmp", ".gif");

  private final Limits limits;
  private final List<float[]> rows = new ArrayList<>();
  private final List<Integer> labels = new ArrayList<>();
  private Grid grid = new Grid(1, 1, 1);

  private ImageFolder(Limits limits) {
    this.limits = limits;
  }

  /// @param classes the names of the folders, in the order of the labels
  @SuppressWarnings("ArrayRecordComponent") // may be large; who asked for it owns it
  public record Images(Samples samples, int[] labels, List<String> classes) {
    public Images {
      classes = List.copyOf(classes);
    }
  }

  public static Attempt<Images> read(Path folder, Limits limits) {
    return Attempt.at(() -> new ImageFolder(limits).all(folder));
  }

  private Images all(Path folder) {
    List<Path> classes = sorted(folder).stream().filter(Files::isDirectory).toList();
    for (int label = 0; label < classes.size(); label++) {
      for (Path file : sorted(classes.get(label))) {
        if (isImage(file)) {
          add(file, label);
        }
      }
    }
    if (rows.isEmpty()) {
      throw new ProblemException(
          Problem.Kind.UNREADABLE_DATA,
          folder + " holds no folders with images",
          "put the images of each class into a folder of its own: .png, .jpg, .bmp, .gif");
    }
    float[] values = new float[rows.size() * grid.size()];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, values, i * grid.size(), grid.size());
    }
    return new Images(
        new Samples(values, rows.size(), Shape.of(grid.channels(), grid.height(), grid.width())),
        labels.stream().mapToInt(i -> i).toArray(),
        classes.stream().map(c -> String.valueOf(c.getFileName())).toList());
  }

  private void add(Path file, int label) {
    BufferedImage image = image(file);
    int channels = image.getRaster().getNumBands() < 3 ? 1 : 3;
    var size = new Grid(channels, image.getHeight(), image.getWidth());
    if (rows.isEmpty()) {
      grid = size;
    }
    if (!size.equals(grid)) {
      throw new ProblemException(
          Problem.Kind.WRONG_SHAPE,
          "%s is %dx%dx%d, the first image %dx%dx%d"
              .formatted(
                  file.getFileName(),
                  size.channels(),
                  size.height(),
                  size.width(),
                  grid.channels(),
                  grid.height(),
                  grid.width()),
          "bring all images to one size and kind");
    }
    if ((rows.size() + 1L) * grid.size() > limits.bytes() / 4 || rows.size() == MOST_IMAGES) {
      throw new ProblemException(
          Problem.Kind.TOO_LARGE,
          "the images are more than " + rows.size() + " times " + grid.size() + " numbers",
          "give fewer");
    }
    rows.add(channels == 1 ? grey(image) : colours(image));
    labels.add(label);
  }

  /// Looks at the size before it decodes: a small file can claim to be a huge image.
  private BufferedImage image(Path file) {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers =
          in == null ? List.<ImageReader>of().iterator() : ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw unreadable(file);
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width < 1 || height < 1 || width > MOST_SIDE || height > MOST_SIDE) {
          throw new ProblemException(
              Problem.Kind.TOO_LARGE,
              "%s states a size of %dx%d".formatted(file.getFileName(), width, height),
              "give images of at most " + MOST_SIDE + " pixels a side");
        }
        return reader.read(0);
      } finally {
        reader.dispose();
      }
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw unreadable(file);
    }
  }

  private static ProblemException unreadable(Path file) {
    return new ProblemException(
        Problem.Kind.UNREADABLE_DATA,
        file.getFileName() + " is no image that can be read",
        "save it again as PNG, or take it out");
  }

  private static float[] grey(BufferedImage image) {
    Raster raster = image.getRaster();
    int[] first = raster.getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
    float most = (1 << Math.min(16, image.getSampleModel().getSampleSize(0))) - 1;
    boolean indexed = image.getColorModel() instanceof java.awt.image.IndexColorModel;
    float[] row = new float[first.length];
    for (int i = 0; i < row.length; i++) {
      int x = i % image.getWidth();
      int y = i / image.getWidth();
      row[i] = indexed ? (image.getRGB(x, y) & 0xFF) / 255f : first[i] / most;
    }
    return row;
  }

  private static float[] colours(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, new int[width * height], 0, width);
    float[] row = new float[3 * pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      row[i] = (pixels[i] >> 16 & 0xFF) / 255f;
      row[pixels.length + i] = (pixels[i] >> 8 & 0xFF) / 255f;
      row[2 * pixels.length + i] = (pixels[i] & 0xFF) / 255f;
    }
    return row;
  }

  private static boolean isImage(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(name::endsWith);
  }

  private static List<Path> sorted(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted(ImageFolder::byName).toList();
    } catch (IOException e) {
      throw new ProblemException(
          Problem.Kind.UNREADABLE_DATA, "cannot read " + folder, "is it there?");
    }
  }

  /// `2` stands before `10`.
  private static int byName(Path one, Path other) {
    String a = String.valueOf(one.getFileName());
    String b = String.valueOf(other.getFileName());
    boolean numbers = a.matches("\\d{1,9}") && b.matches("\\d{1,9}");
    return numbers ? Integer.compare(Integer.parseInt(a), Integer.parseInt(b)) : a.compareTo(b);
  }
}
