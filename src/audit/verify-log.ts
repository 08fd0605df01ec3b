/**
 * Verification of the whole log, from its public format alone: entries, their places, and signed roots. It trusts
 * neither the database nor the program that wrote it, and imports neither.
 */
import { canonicalJson } from './canonical-json.js';
import type { TrustedKey } from './checkpoint.js';
import type { AuditEntry } from './entry.js';
import { COLUMNS, columnsOf, type Column } from './entry-row.js';
import { entryLeaf } from './leaf.js';
import { Frontier, type Hash } from './tree.js';
import { collectRoots, type KeptNote } from './verify-checkpoints.js';
import type { Finding } from './verify-finding.js';
import { BuriedMonths } from './verify-tombstones.js';
import { judgeSegment, type SegmentLeaf, type SegmentVerdict } from './verify-segment.js';

/** A row of the entries as it is now. */
export interface EntryRow {
  readonly columns: Readonly<Record<Column, unknown>>;
  /** Epoch milliseconds of the column, fractions included. */
  readonly columnAt: number;
  readonly entry: AuditEntry;
}

export interface LeafRow {
  readonly index: number;
  readonly accountId: string;
  readonly entryId: string;
  readonly leaf: Hash;
  /** Of the instant of the leaf: `YYYY-MM`, of UTC. */
  readonly month: string;
  /** By account, id and instant of the leaf; null when there is none. */
  readonly row: EntryRow | null;
}

/** What verification reads. Each answer is of one moment; checkpoints are read before leaves. */
export interface LogReader {
  checkpoints(): Promise<readonly KeptNote[]>;
  /** What stands in the place of the months that were dropped. */
  tombstones(): Promise<readonly string[]>;
  /** In order, `from` included, `to` not; what is missing is left out. */
  leaves(from: number, to: number): AsyncIterable<LeafRow>;
  /** The row whose entry says to have this id, whatever its columns say. */
  rowOfEntry(entryId: string): Promise<EntryRow | null>;
  /** Findings that need no hash: what is in no place, in two, or beyond the signed log; what waits; the facts. */
  strays(): AsyncIterable<Finding>;
}

export interface VerifyRequest {
  readonly keys: readonly TrustedKey[];
  /** Checkpoints that were written out of the database. */
  readonly exported: readonly string[];
  /** From where: the frontier of a size that is signed. Empty: from the beginning. */
  readonly from?: Frontier;
  /** Told how many of how many leaves are done. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface VerifyReport {
  /** Entries that were compared, and the size of the log that was signed. */
  readonly entries: number;
  readonly size: number;
  readonly checkpoints: number;
  /** In the order of the log; what has no place in it comes last. */
  readonly findings: readonly Finding[];
}

export async function verifyLog(reader: LogReader, request: VerifyRequest): Promise<VerifyReport> {
  const { roots, end, findings } = collectRoots(await reader.checkpoints(), request.exported, request.keys);
  const base = request.from ?? new Frontier();
  if (base.size > 0 && roots.get(base.size)?.equals(base.root()) !== true)
    throw new Error(`no checkpoint of size ${base.size} confirms where verification is to begin`);
  const buried = new BuriedMonths(await reader.tombstones(), request.keys);
  const fromFirst = base.size === 0;
  const walk = new Walk(reader, { roots, buried, base });
  await walk.to(end, request.onProgress);
  const dropped = fromFirst ? buried.findings() : [];
  const found = [...findings, ...walk.findings, ...dropped].sort((a, b) => placeOf(a) - placeOf(b));
  const known = new Set(found.map(({ entryId }) => entryId));
  for await (const stray of reader.strays()) {
    const isSigned = stray.kind === 'LEAF_INSERTED' && placeOf(stray) < end; // only its checkpoint is gone
    if (!isSigned && (stray.entryId === undefined || !known.has(stray.entryId))) found.push(stray);
  }
  return { entries: walk.entries, size: end, checkpoints: roots.size, findings: withoutCut(found) };
}

/** Where the log was cut off, the checkpoints behind are no findings of their own. */
function withoutCut(findings: readonly Finding[]): Finding[] {
  const cut = findings.find(({ kind }) => kind === 'LOG_CUT_OFF')?.index ?? Infinity;
  return findings.filter((finding) => finding.kind !== 'CHECKPOINT_MISSING' || placeOf(finding) <= cut);
}

const placeOf = ({ index }: Finding): number => index ?? Infinity;

interface WalkSettings {
  readonly roots: ReadonlyMap<number, Hash>;
  readonly buried: BuriedMonths;
  readonly base: Frontier;
}

/** Looking for an entry under other columns reads every entry. */
const MOST_SEARCHES = 5;

class Walk {
  readonly findings: Finding[] = [];
  entries = 0;
  readonly #reader: LogReader;
  readonly #roots: ReadonlyMap<number, Hash>;
  readonly #buried: BuriedMonths;
  #frontier: Frontier;
  #segment: SegmentLeaf[] = [];
  #base: Frontier;
  #searches = 0;

  constructor(reader: LogReader, { roots, buried, base }: WalkSettings) {
    this.#reader = reader;
    this.#roots = roots;
    this.#buried = buried;
    this.#base = base;
    this.#frontier = base.copy();
  }

  async to(end: number, onProgress: VerifyRequest['onProgress']): Promise<void> {
    for await (const leaf of this.#reader.leaves(this.#frontier.size, end)) {
      if (leaf.index !== this.#frontier.size) {
        this.findings.push({ kind: 'LEAF_MISSING', index: this.#frontier.size });
        return;
      }
      await this.#take(leaf);
      onProgress?.(this.#frontier.size, end);
      const root = this.#roots.get(this.#frontier.size);
      if (root !== undefined && !(await this.#settle(root))) return;
    }
    if (this.#frontier.size < end) this.findings.push({ kind: 'LOG_CUT_OFF', index: this.#frontier.size });
  }

  async #take(leaf: LeafRow): Promise<void> {
    const isBuried = this.#buried.add(leaf.month, leaf.leaf) && leaf.row === null;
    this.#segment.push(
      isBuried ? buriedLeaf(leaf) : toSegmentLeaf({ ...leaf, row: leaf.row ?? (await this.#search(leaf)) }),
    );
    this.#frontier.append(leaf.leaf);
    this.entries += 1;
  }

  async #search({ entryId }: LeafRow): Promise<EntryRow | null> {
    this.#searches += 1;
    return this.#searches > MOST_SEARCHES ? null : this.#reader.rowOfEntry(entryId);
  }

  /** False when the root is not reached: nothing beyond it can be compared. */
  async #settle(root: Hash): Promise<boolean> {
    const { findings, sealed } = await this.#judge(root);
    this.findings.push(...findings);
    if (sealed === null) return false;
    this.#frontier = this.#base;
    for (const leaf of sealed) this.#frontier.append(leaf);
    this.#base = this.#frontier.copy();
    this.#segment = [];
    return true;
  }

  /** The leaf behind the segment is read only where it may explain something. */
  async #judge(root: Hash): Promise<SegmentVerdict> {
    const verdict = judgeSegment(this.#base, this.#segment, root, null);
    if (verdict.sealed !== null) return verdict;
    const { size } = this.#frontier;
    for await (const leaf of this.#reader.leaves(size, size + 1))
      return judgeSegment(this.#base, this.#segment, root, toSegmentLeaf(leaf));
    return verdict;
  }
}

/** Its entry went with its month: the leaf stands for it, and the tombstone for the leaf. */
function buriedLeaf(leaf: LeafRow): SegmentLeaf {
  return { ...toSegmentLeaf(leaf), computed: leaf.leaf };
}

function toSegmentLeaf({ row, leaf, ...place }: LeafRow): SegmentLeaf {
  return {
    ...place,
    stored: leaf,
    computed: row === null ? null : entryLeaf(row.entry),
    wrongColumns: () => (row === null ? [] : wrongColumns(row)),
  };
}

function wrongColumns({ columns, columnAt, entry }: EntryRow): Column[] {
  const expected = columnsOf(entry);
  return COLUMNS.filter((column) =>
    column === 'at'
      ? columnAt !== entry.at
      : canonicalJson(columns[column]) !== canonicalJson(expected[column]),
  );
}
