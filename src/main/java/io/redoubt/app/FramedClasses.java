package io.redoubt.app;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import picocli.CommandLine;

/// Run by the build: writes a copy of picocli in which every class says which types its stack holds
/// where code branches.
///
/// picocli is compiled for Java 5, which knew no such frames, and the start cache of the JVM leaves
/// classes without them out: each start read, checked and linked them anew. Nothing else of them
/// changes. The library itself stays as its makers made it and is what runs where there is no copy.
public final class FramedClasses {
  /// That of Java 8; the first with frames in each class is 50.
  private static final int VERSION = ClassFile.JAVA_8_VERSION;

  private static final int MAJOR = 7;

  private FramedClasses() {}

  /// Writes the copy.
  ///
  /// @param args the file to write
  /// @throws IOException when it cannot be written
  public static void main(String[] args) throws IOException {
    URL library = library();
    Path copy = Path.of(args[0]).toAbsolutePath();
    Path made = copy.resolveSibling(copy.getFileName() + ".new");
    Files.createDirectories(made.resolveSibling("."));
    try (URLClassLoader classes = new URLClassLoader(new URL[] {library}, null);
        ZipInputStream in = new ZipInputStream(library.openStream());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(made))) {
      copy(in, out, tool(classes));
    }
    Files.move(made, copy, StandardCopyOption.REPLACE_EXISTING);
  }

  private static URL library() throws IOException {
    URL one = CommandLine.class.getResource("CommandLine.class");
    if (one != null && one.openConnection() instanceof JarURLConnection packed) {
      return packed.getJarFileURL();
    }
    throw new IOException("picocli comes from no jar: " + one);
  }

  private static ClassFile tool(ClassLoader classes) {
    ClassHierarchyResolver types =
        ClassHierarchyResolver.ofResourceParsing(classes)
            .orElse(ClassHierarchyResolver.defaultResolver());
    return ClassFile.of(
        ClassFile.ConstantPoolSharingOption.NEW_POOL,
        ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
        ClassFile.ClassHierarchyResolverOption.of(types));
  }

  private static void copy(ZipInputStream in, ZipOutputStream out, ClassFile tool)
      throws IOException {
    for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
      ZipEntry same = new ZipEntry(entry.getName());
      same.setTime(entry.getTime());
      out.putNextEntry(same);
      byte[] bytes = in.readAllBytes();
      boolean old = entry.getName().endsWith(".class") && bytes[MAJOR] < VERSION;
      out.write(old ? framed(tool, bytes) : bytes);
      out.closeEntry();
    }
  }

  private static byte[] framed(ClassFile tool, byte[] old) {
    ClassTransform everyBody =
        ClassTransform.transformingMethodBodies((code, element) -> code.with(element));
    return tool.transformClass(
        tool.parse(old),
        everyBody.andThen(
            (type, element) -> {
              if (element instanceof ClassFileVersion) {
                type.withVersion(VERSION, 0);
              } else {
                type.with(element);
              }
            }));
  }
}
