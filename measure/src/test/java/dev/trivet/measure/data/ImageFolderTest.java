package dev.trivet.measure.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Problem;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
  @TempDir private Path folder = Path.of("");

  private void image(String name, int kind, int width, int height, int rgb) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    var image = new BufferedImage(width, height, kind);
    image.setRGB(1, 0, rgb);
    ImageIO.write(image, "png", file.toFile());
  }

  private Problem refused() {
    return switch (ImageFolder.read(folder, Limits.USUAL)) {
      case Attempt.Of<ImageFolder.Images> images -> throw new AssertionError("they were read");
      case Attempt.Refused<ImageFolder.Images>(Problem problem) -> problem;
    };
  }

  @Test
  void classesAreFoldersInTheOrderOfTheirNumbers() throws IOException {
    image("10/a.png", BufferedImage.TYPE_BYTE_GRAY, 3, 2, 0xFFFFFF);
    image("2/b.png", BufferedImage.TYPE_BYTE_GRAY, 3, 2, 0x000000);
    Files.writeString(folder.resolve("2/notes.txt"), "not an image");
    ImageFolder.Images images = ImageFolder.read(folder, Limits.USUAL).get();
    assertThat(images.classes()).containsExactly("2", "10");
    assertThat(images.labels()).containsExactly(0, 1);
    assertThat(images.samples().shape()).isEqualTo(Shape.of(1, 2, 3));
    assertThat(images.samples().at(1, 1)).isCloseTo(1, within(1e-6f));
    assertThat(images.samples().at(1, 0)).isZero();
  }

  @Test
  void coloursAreThreeChannels() throws IOException {
    image("0/a.png", BufferedImage.TYPE_INT_RGB, 2, 1, 0xFF8000);
    Samples samples = ImageFolder.read(folder, Limits.USUAL).get().samples();
    assertThat(samples.shape()).isEqualTo(Shape.of(3, 1, 2));
    assertThat(samples.at(0, 1)).isEqualTo(1);
    assertThat(samples.at(0, 3)).isCloseTo(128 / 255f, within(1e-6f));
    assertThat(samples.at(0, 5)).isZero();
  }

  @Test
  void imagesOfTwoSizesAreRefused() throws IOException {
    image("0/a.png", BufferedImage.TYPE_BYTE_GRAY, 3, 2, 0);
    image("0/b.png", BufferedImage.TYPE_BYTE_GRAY, 2, 2, 0);
    assertThat(refused().kind()).isEqualTo(Problem.Kind.WRONG_SHAPE);
  }

  @Test
  void aFileThatClaimsToBeAHugeImageIsNotDecoded() throws IOException {
    image("0/a.png", BufferedImage.TYPE_BYTE_GRAY, 3, 2, 0);
    byte[] bytes = Files.readAllBytes(folder.resolve("0/a.png"));
    bytes[16] = 0x7F; // the width in the header
    var crc = new java.util.zip.CRC32();
    crc.update(bytes, 12, 17);
    java.nio.ByteBuffer.wrap(bytes).putInt(29, (int) crc.getValue());
    Files.write(folder.resolve("0/a.png"), bytes);
    assertThat(refused().kind()).isEqualTo(Problem.Kind.TOO_LARGE);
  }

  @Test
  void whatIsNoImageIsNamed() throws IOException {
    Files.createDirectories(folder.resolve("0"));
    Files.write(folder.resolve("0/a.png"), "hello".getBytes(StandardCharsets.UTF_8));
    assertThat(refused().what()).contains("a.png");
    Files.delete(folder.resolve("0/a.png"));
    assertThat(refused().what()).contains("no folders with images");
  }
}
