package org.onroll.packaged;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.onroll.local.engines.Checkout;
import org.onroll.local.engines.template.LambdaFunction;

/**
 * A function's package, and where it lies unpacked as on Lambda.
 *
 * @param function as the template describes it
 * @param zip what is uploaded
 * @param code folder of the files in it, which no process writes to
 */
public record FunctionZip(LambdaFunction function, Path zip, Path code) {

  /**
   * Unpacks it.
   *
   * @param folder that does not exist yet
   */
  public static FunctionZip unpack(LambdaFunction function, Path folder) throws IOException {
    Path zip = Checkout.root().resolve(function.zip());
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : file.stream().filter(e -> !e.isDirectory()).toList()) {
        Path target = folder.resolve(entry.getName());
        Files.createDirectories(target.getParent());
        try (InputStream bytes = file.getInputStream(entry)) {
          Files.copy(bytes, target);
        }
      }
    }
    return new FunctionZip(function, zip, folder);
  }

  long packedBytes() throws IOException {
    return Files.size(zip);
  }

  long unpackedBytes() throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      return file.stream().mapToLong(ZipEntry::getSize).sum();
    }
  }
}
