package io.redoubt.ingest;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/// Packs bytes for tests, with other code than what unpacks them where there is any.
final class Packed {
  /// One file for an archive.
  record File(String name, byte[] bytes) {}

  /* 2026-03-01T00:00:00Z, the time of every member. */
  static final long SECONDS = 1_772_323_200L;

  private Packed() {}

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static File file(String name, String text) {
    return new File(name, text(text));
  }

  static byte[] gz(byte[] bytes) {
    return with(bytes, GZIPOutputStream::new);
  }

  static byte[] bz2(byte[] bytes) {
    return with(bytes, BZip2CompressorOutputStream::new);
  }

  static byte[] xz(byte[] bytes) {
    return with(bytes, out -> new XZOutputStream(out, new LZMA2Options()));
  }

  static byte[] lz4(byte[] bytes) {
    return with(bytes, FramedLZ4CompressorOutputStream::new);
  }

  static byte[] zst(byte[] bytes) {
    return Zstd.compress(bytes);
  }

  static byte[] zip(File... files) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (File file : files) {
        ZipEntry entry = new ZipEntry(file.name);
        entry.setTime(SECONDS * 1000);
        zip.putNextEntry(entry);
        zip.write(file.bytes);
        zip.closeEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  /// A zip file of members that are not packed.
  static byte[] stored(File... files) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (File file : files) {
        CRC32 sum = new CRC32();
        sum.update(file.bytes);
        ZipEntry entry = new ZipEntry(file.name);
        entry.setSize(file.bytes.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(file.bytes);
        zip.closeEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  static byte[] tar(File... files) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setAddPaxHeadersForNonAsciiNames(true);
      for (File file : files) {
        TarArchiveEntry entry = new TarArchiveEntry(file.name, true);
        entry.setSize(file.bytes.length);
        entry.setModTime(SECONDS * 1000);
        tar.putArchiveEntry(entry);
        tar.write(file.bytes);
        tar.closeArchiveEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private interface Packer {
    OutputStream over(OutputStream out) throws IOException;
  }

  private static byte[] with(byte[] bytes, Packer packer) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream packing = packer.over(out)) {
      packing.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }
}
