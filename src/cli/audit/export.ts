// account-data audit export: recorded decisions as CSV or JSON, oldest first, some hundred in memory at a time.
import type { Writable } from 'node:stream';
import { Command, Option } from 'commander';
import { canonicalJson } from '../../audit/canonical-json.js';
import type { AuditEntry } from '../../audit/entry.js';
import { isSuppressed } from '../../audit/entry.js';
import { readRange, type EntryFilter } from '../../audit/ledger.js';
import { toIso } from '../../clock.js';
import { sayDisclosure } from '../../disclosure/say-disclosure.js';
import { toGlobalId } from '../../graph/global-id.js';
import type { Database } from '../../records/database.js';
import { csvLine, type CsvCell } from '../csv.js';
import { readFilter, withFilterOptions, type FilterOptions } from '../entry-filter.js';
import { withDatabase } from '../open-for-command.js';
import { printLine } from '../print-line.js';

const HELP = `
JSON is one array, an entry a line, each to the byte as it is sealed. CSV has a header line; its lists are joined by
spaces, and a cell that a spreadsheet would run begins with an apostrophe. Entries under a nondisclosure order are
among them and say so: the export is for the auditor, not for the customer.

Examples:
  account-data audit export --format csv --obligation CAMPAIGN_RECORD > campaigns.csv
  account-data audit export --format json --company affiliate-active --from 2026-01-01 --to 2027-01-01`;

const FORMATS = { csv: exportCsv, json: exportJson } as const;
export type ExportFormat = keyof typeof FORMATS;

type Options = FilterOptions & { format: ExportFormat };

export const exportCommand: Command = withFilterOptions(
  new Command('export')
    .summary('recorded decisions as CSV or JSON')
    .description('Print recorded decisions that match every filter given, oldest first.')
    .addOption(
      new Option('--format <format>', 'how to print them').choices(Object.keys(FORMATS)).default('csv'),
    )
    .addHelpText('after', HELP),
).action((options: Options) =>
  withDatabase('audit export', async (database) =>
    exportEntries(database, await readFilter(database, options), options.format, process.stdout),
  ),
);

/** Waits while the reader of the output is slow. */
export async function exportEntries(
  database: Database,
  filter: EntryFilter,
  format: ExportFormat,
  output: Writable,
): Promise<void> {
  await FORMATS[format](database, filter, output);
}

async function exportJson(database: Database, filter: EntryFilter, output: Writable): Promise<void> {
  let before = '[';
  for await (const { entry } of readRange(database, filter)) {
    await printLine(output, `${before}${canonicalJson(entry)}`);
    before = ',';
  }
  await printLine(output, before === '[' ? '[]' : ']');
}

async function exportCsv(database: Database, filter: EntryFilter, output: Writable): Promise<void> {
  await printLine(output, csvLine(Object.keys(COLUMNS)));
  for await (const { entry } of readRange(database, filter))
    await printLine(output, csvLine(Object.values(COLUMNS).map((read) => read(entry))));
}

const COLUMNS: Readonly<Record<string, (entry: AuditEntry) => CsvCell>> = {
  decisionId: ({ accountId, entryId }) => toGlobalId('Decision', accountId, entryId),
  at: ({ at }) => toIso(at),
  kind: ({ kind }) => kind,
  outcome: ({ decision }) => decision.outcome,
  reason: ({ decision }) => decision.reason,
  rule: ({ decision }) => decision.rule,
  citation: ({ decision }) => decision.citation,
  obligations: ({ decision }) => decision.obligations,
  account: ({ accountId }) => accountId,
  caller: ({ actor }) => actor.kind,
  roles: ({ actor }) => actor.roles,
  company: ({ actor }) => actor.companyId,
  issuer: ({ actor }) => actor.issuer,
  subject: ({ actor }) => actor.subject,
  client: ({ actor }) => actor.clientId,
  purpose: ({ purpose }) => purpose,
  offering: ({ offering }) => offering,
  reference: ({ reference }) => reference,
  dataClass: ({ dataClass }) => dataClass,
  categories: ({ categories }) => categories,
  personal: ({ personal }) => personal,
  callDetail: ({ callDetail }) => callDetail,
  callLocation: ({ callLocation }) => callLocation,
  coordinates: ({ coordinates }) => coordinates,
  policyVersion: ({ policyVersion }) => policyVersion,
  authentication: ({ authentication: { method, channel } }) => [method, channel],
  hiddenFromCustomer: (entry) => isSuppressed(entry),
  requestId: ({ requestId }) => requestId,
  factsHash: ({ factsHash }) => factsHash,
  sentence: (entry) => sayDisclosure(entry, null),
};
