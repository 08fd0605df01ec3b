// One run over the sizes: told on the terminal and, where asked, written to docs/performance.
import { writeFigures, writePart, writePlot } from './report/documents.js';
import { drawScale, scaleDocument } from './report/scale-report.js';
import { runScale } from './run-scale.js';
import type { BenchSettings, ScaleSettings } from './settings.js';

export async function compareSizes(settings: BenchSettings, scale: ScaleSettings): Promise<void> {
  const report = await runScale(settings, scale);
  const shown = scaleDocument(report);
  console.log(`\n${shown}`);
  if (!settings.write) return;
  writeFigures('scale.json', report);
  writePlot('scale.svg', drawScale(report));
  writePart('scale', shown);
}
