// account-data import columns: what a file may hold, from the tables that it is checked by.
import { Argument, Command } from 'commander';
import { FAULTS } from '../../intake/faults.js';
import {
  columnsOf,
  FILE_KINDS,
  isOfSeveralRecords,
  RECORD_COLUMN,
  type FileKindName,
} from '../../intake/file-kinds.js';
import { FIELD_TYPES } from '../../intake/field-types.js';
import { formatMarkdown, formatTable } from '../print-table.js';
import { printLine } from '../print-line.js';

export type Topic = FileKindName | 'reasons';
export const TOPICS = [...(Object.keys(FILE_KINDS) as FileKindName[]), 'reasons'] as const;

export const columnsCommand: Command = new Command('columns')
  .description('print the columns of a file, or the reasons for which a row is rejected')
  .addArgument(new Argument('<kind>', 'of what').choices(TOPICS))
  .option('--markdown', 'as a table of a page', false)
  .action(async (topic: Topic, { markdown }: { markdown: boolean }) => {
    for (const line of describeTopic(topic, markdown ? formatMarkdown : formatTable))
      await printLine(process.stdout, line);
  });

export function describeTopic(topic: Topic, format: typeof formatMarkdown): string[] {
  const [head = [], ...rows] = topic === 'reasons' ? reasonRows() : columnRows(topic);
  return format(head, rows);
}

/** The first row is the head. */
function columnRows(name: FileKindName): string[][] {
  const kind = FILE_KINDS[name];
  const several = isOfSeveralRecords(kind);
  const records = Object.keys(kind.shapes).join(', ');
  const first = [RECORD_COLUMN, ...(several ? ['all'] : []), records, 'yes', 'which record the row is'];
  return [
    ['column', ...(several ? ['of'] : []), 'type', 'required', 'meaning'],
    ...(several ? [first] : []),
    ...columnsOf(kind).map(({ name: column, type, required, means, of }) => [
      column,
      ...(several ? [of.length === Object.keys(kind.shapes).length ? 'all' : of.join(', ')] : []),
      FIELD_TYPES[type].says,
      required === true ? 'yes' : 'no',
      means,
    ]),
  ];
}

function reasonRows(): string[][] {
  return [['reason', 'meaning'], ...Object.entries(FAULTS).map(([code, means]) => [code, means])];
}
