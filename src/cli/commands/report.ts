// account-data report certificate: what an officer needs to see before signing the yearly certificate (47 CFR 64.2009(e)).
import { writeFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { systemClock } from '../../clock.js';
import { readCertificateInputs, type CertificateInputs } from '../../disclosure/certificate.js';
import type { Database } from '../../records/database.js';
import { withDatabase } from '../open-for-command.js';
import { certificateHtml } from '../report/certificate-html.js';
import { certificateMarkdown } from '../report/certificate-markdown.js';
import { wholeNumber } from '../whole-number.js';

export const REPORT_FORMATS: Readonly<Record<string, (inputs: CertificateInputs) => string>> = {
  markdown: certificateMarkdown,
  json: (inputs) => `${JSON.stringify(inputs, null, 2)}\n`,
  html: certificateHtml,
};

interface Options {
  year: number;
  format: string;
  out?: string;
}

const HELP = `
Uses and disclosures of CPNI by purpose, company and rule; campaigns; denials by reason; approvals, objections and
notices recorded. What this version keeps no register of is said to be so. Years are of UTC. No account is named.

Examples:
  account-data report certificate --year 2026
  account-data report certificate --year 2026 --format html --out certificate-2026.html`;

const certificateCommand: Command = new Command('certificate')
  .summary('inputs of the yearly certificate')
  .description('Print what the yearly certificate rests on, from the recorded decisions.')
  .requiredOption('--year <year>', 'the year', wholeNumber(2000, 9998))
  .addOption(
    new Option('--format <format>', 'how to print it')
      .choices(Object.keys(REPORT_FORMATS))
      .default('markdown'),
  )
  .option('--out <file>', 'write it to this file instead')
  .addHelpText('after', HELP)
  .action((options: Options) => withDatabase('report', (database) => run(database, options)));

export const reportCommand: Command = new Command('report')
  .summary('reports on recorded decisions')
  .description('Report on recorded decisions.')
  .addCommand(certificateCommand);

async function run(database: Database, { year, format, out }: Options): Promise<void> {
  const inputs = await readCertificateInputs(database, year, systemClock.now());
  const text = REPORT_FORMATS[format]?.(inputs) ?? '';
  if (out === undefined) process.stdout.write(text);
  else await writeFile(out, text);
}
