package io.hourglass.benchmarks.detection;

import io.hourglass.data.Column;
import io.hourglass.data.DataException;
import io.hourglass.data.Table;
import io.hourglass.detect.threshold.Conformal;
import io.hourglass.detect.threshold.Rule;
import io.hourglass.io.Tables;
import io.hourglass.io.source.ReadOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Connections to a network, most attacks of the test rows unknown to the training rows (Tavallaee
 * et al. 2009). The attack's name is the label; the column of difficulty says how many classifiers
 * got a row right, and is dropped.
 */
final class NslKdd {
  private static final List<String> NAMES =
      List.of(
          ("duration protocol_type service flag src_bytes dst_bytes land wrong_fragment urgent hot"
                  + " num_failed_logins logged_in num_compromised root_shell su_attempted num_root"
                  + " num_file_creations num_shells num_access_files num_outbound_cmds"
                  + " is_host_login is_guest_login count srv_count serror_rate srv_serror_rate"
                  + " rerror_rate srv_rerror_rate same_srv_rate diff_srv_rate srv_diff_host_rate"
                  + " dst_host_count dst_host_srv_count dst_host_same_srv_rate"
                  + " dst_host_diff_srv_rate dst_host_same_src_port_rate"
                  + " dst_host_srv_diff_host_rate dst_host_serror_rate dst_host_srv_serror_rate"
                  + " dst_host_rerror_rate dst_host_srv_rerror_rate attack difficulty")
              .split(" "));

  private static final String ATTACK = "attack";
  private static final String NORMAL = "normal";

  /** The four families of the data's authors. */
  private static final Map<String, List<String>> FAMILIES =
      Map.of(
          "denial of service",
          List.of(
              "back land neptune pod smurf teardrop apache2 mailbomb processtable udpstorm worm"
                  .split(" ")),
          "probe",
          List.of("ipsweep nmap portsweep satan mscan saint".split(" ")),
          "remote to local",
          List.of(
              ("ftp_write guess_passwd imap multihop phf spy warezclient warezmaster httptunnel"
                      + " named sendmail snmpgetattack snmpguess xlock xsnoop")
                  .split(" ")),
          "user to root",
          List.of("buffer_overflow loadmodule perl rootkit ps sqlattack xterm".split(" ")));

  private NslKdd() {}

  static Split split(Path folder) {
    Table training = read(folder.resolve("nsl-kdd/KDDTrain+.txt.gz"));
    Table test = read(folder.resolve("nsl-kdd/KDDTest+.txt.gz"));
    List<String> attacks = cells(test.column(ATTACK));
    boolean[] anomalous = new boolean[attacks.size()];
    for (int row = 0; row < anomalous.length; row++) {
      anomalous[row] = !attacks.get(row).equals(NORMAL);
    }
    return new Split(
        normal(training).without(List.of(ATTACK)),
        test.without(List.of(ATTACK)),
        anomalous,
        attacks.stream().map(NslKdd::family).toList(),
        1,
        DoubleStream.of(0.01, 0.02, 0.05, 0.1).<Rule>mapToObj(Conformal::new).toList());
  }

  private static Table normal(Table rows) {
    Column attacks = rows.column(ATTACK);
    return rows.select(
        IntStream.range(0, rows.rows()).filter(row -> attacks.value(row).equals(NORMAL)).toArray());
  }

  private static List<String> cells(Column column) {
    return IntStream.range(0, column.rows())
        .mapToObj(row -> String.valueOf(column.value(row)))
        .toList();
  }

  private static String family(String attack) {
    return FAMILIES.entrySet().stream()
        .filter(family -> family.getValue().contains(attack))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(attack);
  }

  private static Table read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new DataException(file + ": expected the file of NSL-KDD, got none");
    }
    String names = String.join("', '", NAMES);
    return Tables.read(
        "SELECT * EXCLUDE (difficulty) FROM read_csv('%s', header = false, names = ['%s'])"
            .formatted(file.toAbsolutePath().toString().replace("'", "''"), names),
        ReadOptions.defaults());
  }
}
