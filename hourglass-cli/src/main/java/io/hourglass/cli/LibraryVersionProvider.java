package io.hourglass.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of Hourglass, written by the build, and of Java. */
final class LibraryVersionProvider implements IVersionProvider {
  @Override
  public String[] getVersion() throws IOException {
    return new String[] {
      "Hourglass " + properties().getProperty("version", "of an unknown version"),
      "Java " + Runtime.version() + ", " + System.getProperty("os.name")
    };
  }

  private static Properties properties() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = LibraryVersionProvider.class.getResourceAsStream("version.properties")) {
      if (in != null) {
        properties.load(in);
      }
    }
    return properties;
  }
}
