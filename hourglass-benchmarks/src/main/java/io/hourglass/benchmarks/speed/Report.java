package io.hourglass.benchmarks.speed;

import io.hourglass.benchmarks.process.Machine;
import java.util.List;

/**
 * Everything that was measured, and how.
 *
 * @param machine on which
 * @param protocol the rules, in sentences
 * @param figures all, the best of each work first
 * @param absences what is not there, and why
 * @param limits of the machine
 * @param start of training
 * @param targets and whether they are met
 */
record Report(
    Machine machine,
    List<String> protocol,
    List<Figure> figures,
    List<Absence> absences,
    Limits limits,
    Start start,
    List<Verdict> targets) {}
