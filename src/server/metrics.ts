// What the service counts and times (Prometheus): decisions by outcome, rule and kind of company, the audit, HTTP, mail. Labels
// are words of closed lists; never an account, a company, a subject, a client or a value.
import cluster from 'node:cluster';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { AuditEntry } from '../audit/entry.js';
import type { MailFigures } from '../notify/mail-figures.js';
import { registerMailGauges } from './mail-gauges.js';
import { joinReadings, readOfAllWorkers } from './metrics-of-workers.js';
import { registerOverdueGauge } from './overdue-gauge.js';
import type { ErrorCode } from '../errors.js';

/** The figures of writer and sealer, counted since the start; times in milliseconds. */
export interface AuditFigures {
  readonly writer: {
    readonly queueDepth: number;
    readonly commits: number;
    readonly failedCommits: number;
    readonly longestCommit: number;
  };
  readonly sealer: {
    readonly logSize: number;
    readonly sealLag: number;
    readonly refusedEntries: number;
    readonly faults: number;
  };
}

interface Figure {
  readonly name: string;
  readonly help: string;
  readonly kind: typeof Counter | typeof Gauge;
  /** Of several workers: what each has to itself is added up, of what all see the most is told. */
  readonly ofAll: 'sum' | 'max';
  readonly of: (figures: AuditFigures) => number;
}

const SECOND = 1000;

const FIGURES: readonly Figure[] = [
  {
    name: 'audit_queue_depth',
    help: 'Entries that wait to be committed.',
    kind: Gauge,
    ofAll: 'sum',
    of: ({ writer }) => writer.queueDepth,
  },
  {
    name: 'audit_commits_total',
    help: 'Commits of entries, those that failed not among them.',
    kind: Counter,
    ofAll: 'sum',
    of: ({ writer }) => writer.commits,
  },
  {
    name: 'audit_failed_commits_total',
    help: 'Commits that failed, or whose outcome is unknown: nothing was released for them.',
    kind: Counter,
    ofAll: 'sum',
    of: ({ writer }) => writer.failedCommits,
  },
  {
    name: 'audit_longest_commit_seconds',
    help: 'The longest commit since the start.',
    kind: Gauge,
    ofAll: 'max',
    of: ({ writer }) => writer.longestCommit / SECOND,
  },
  {
    name: 'audit_log_size',
    help: 'Entries under the newest checkpoint that was written out.',
    kind: Gauge,
    ofAll: 'max',
    of: ({ sealer }) => sealer.logSize,
  },
  {
    name: 'audit_seal_lag_seconds',
    help: 'How long the oldest entry waits to be sealed.',
    kind: Gauge,
    ofAll: 'max',
    of: ({ sealer }) => sealer.sealLag / SECOND,
  },
  {
    name: 'audit_refused_entries',
    help: 'Entries in the queue that the writer of this log did not put there.',
    kind: Gauge,
    ofAll: 'max',
    of: ({ sealer }) => sealer.refusedEntries,
  },
  {
    name: 'audit_seal_faults_total',
    help: 'Rounds of the sealer that ended in a fault.',
    kind: Counter,
    ofAll: 'sum',
    of: ({ sealer }) => sealer.faults,
  },
];

const PREFIX = 'account_data_';
const COMMIT_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const COST_POINTS = [1, 10, 50, 100, 500, 1000, 5000, 10_000];
const HTTP_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Each is asked at every reading. */
export interface MetricSources {
  readonly audit: () => AuditFigures;
  readonly mail: () => Promise<MailFigures>;
  readonly overdue: () => Promise<Readonly<Record<string, number>>>;
  /** Milliseconds, null while it is not known; absent where there is no replica. */
  readonly replicaLag?: () => number | null;
}

export class Metrics {
  readonly #registry = new Registry();
  readonly #decisions = new Counter({
    name: `${PREFIX}decisions_total`,
    help: 'Decisions made and recorded.',
    labelNames: ['kind', 'outcome', 'rule', 'company_kind'],
    registers: [this.#registry],
  });
  readonly #commits = new Histogram({
    name: `${PREFIX}audit_commit_seconds`,
    help: 'How long an answer waited for its entries to be durable.',
    buckets: COMMIT_SECONDS,
    registers: [this.#registry],
  });
  readonly #requests = new Histogram({
    name: `${PREFIX}http_request_seconds`,
    help: 'From the request to the end of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: HTTP_SECONDS,
    registers: [this.#registry],
  });

  readonly #refusals = new Counter({
    name: `${PREFIX}requests_refused_total`,
    help: 'Requests refused as a whole, by error code and by the limit that was reached.',
    labelNames: ['code', 'limit'],
    registers: [this.#registry],
  });
  readonly #costs = new Histogram({
    name: `${PREFIX}operation_cost_points`,
    help: 'What operations ask for, by the weights of the schema.',
    buckets: COST_POINTS,
    registers: [this.#registry],
  });
  readonly #storeFaults = new Counter({
    name: `${PREFIX}limit_store_faults_total`,
    help: 'Times the shared store of the limits did not answer, so that this node counted by itself.',
    registers: [this.#registry],
  });

  constructor({ audit, mail, overdue, replicaLag }: MetricSources) {
    collectDefaultMetrics({ register: this.#registry });
    for (const figure of FIGURES) this.#register(figure, audit);
    registerMailGauges(this.#registry, PREFIX, mail);
    registerOverdueGauge(this.#registry, PREFIX, overdue);
    if (replicaLag !== undefined) this.#registerReplica(replicaLag);
    if (cluster.isWorker) joinReadings(this.#registry);
  }

  /** What was committed, and how long the answer waited for it. */
  recorded(entries: readonly AuditEntry[], milliseconds: number): void {
    if (entries.length === 0) return;
    this.#commits.observe(milliseconds / SECOND);
    for (const { kind, decision, actor } of entries) {
      const { outcome, rule } = decision;
      this.#decisions.inc({ kind, outcome, rule, company_kind: actor.companyKind ?? 'NONE' });
    }
  }

  /** `route` as it is declared, never the address asked for. */
  answered(method: string, route: string, status: number, milliseconds: number): void {
    this.#requests.observe({ method, route, status }, milliseconds / SECOND);
  }

  /** `limit`: the row of the table of limits that was reached, if it was one. */
  refused(code: ErrorCode, limit: unknown): void {
    this.#refusals.inc({ code, limit: typeof limit === 'string' ? limit : 'NONE' });
  }

  weighed(points: number): void {
    this.#costs.observe(points);
  }

  storeFailed(): void {
    this.#storeFaults.inc();
  }

  /** `running` is asked at every reading. */
  observeRunning(running: () => number): void {
    const gauge: Gauge = new Gauge({
      name: `${PREFIX}operations_running`,
      help: 'Operations that run now.',
      registers: [this.#registry],
      collect: () => {
        gauge.set(running());
      },
    });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** In a worker, those of all workers together. */
  read(): Promise<string> {
    return cluster.isWorker ? readOfAllWorkers() : this.#registry.metrics();
  }

  #registerReplica(lag: () => number | null): void {
    const gauge: Gauge = new Gauge({
      name: `${PREFIX}replica_lag_seconds`,
      help: 'How far the replica is behind the database, at most. Not a number while it is not known.',
      aggregator: 'max',
      registers: [this.#registry],
      collect: () => {
        gauge.set((lag() ?? Number.NaN) / SECOND);
      },
    });
  }

  #register({ name, help, kind: Kind, ofAll, of }: Figure, figures: () => AuditFigures): void {
    const metric: Counter | Gauge = new Kind({
      name: PREFIX + name,
      help,
      aggregator: ofAll,
      registers: [this.#registry],
      collect: () => {
        metric.reset();
        metric.inc(of(figures()));
      },
    });
  }
}
