// Tells every mutant that no test finds, as soon as that is known, and the tally at the end.
import { PluginKind, declareClassPlugin } from '@stryker-mutator/api/plugin';

const MISSED = new Set(['Survived', 'NoCoverage']);

class Survivors {
  onMutantTested({ status, fileName, location, mutatorName, replacement }) {
    if (!MISSED.has(status)) return;
    const { line, column } = location.start;
    const file = fileName.slice(fileName.indexOf('src/'));
    console.log(`${status} ${file}:${line}:${column} ${mutatorName}: ${replacement.replaceAll(/\s+/g, ' ')}`);
  }

  onMutationTestReportReady(_report, { systemUnderTestMetrics: { metrics } }) {
    const { totalValid, totalDetected, totalUndetected, mutationScore } = metrics;
    console.log(
      `${totalValid} mutants: ${totalDetected} found, ${totalUndetected} not: ${mutationScore.toFixed(2)} %`,
    );
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Reporter, 'survivors', Survivors)];
