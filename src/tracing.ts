// What a trace tells, for an operator who preloads an OpenTelemetry SDK; without one nothing is recorded.
// INVARIANT: an attribute is a count, a word of a closed list or text of ours, registered documents included: never a value of
// a request or of a row, and never an error's message. What an SDK throws ends here: no answer depends on it.
import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Context,
  type Span,
} from '@opentelemetry/api';
import type { OperationTypeNode } from 'graphql';

/** All spans there are, by the attributes that they may have; an absent one is not known yet, or not there. */
export interface SpanAttributes {
  readonly operation: {
    readonly 'graphql.operation.type'?: `${OperationTypeNode}`;
    /** Of a registered document alone: any other name is the client's own text. */
    readonly 'graphql.operation.name'?: string;
  };
  readonly decide: {
    readonly 'account_data.accounts': number;
    readonly 'account_data.decisions.permit': number;
    readonly 'account_data.decisions.deny': number;
  };
  readonly 'audit append': { readonly 'account_data.audit.entries': number };
  readonly statement: {
    readonly 'db.system.name': 'postgresql';
    readonly 'db.operation.name': string;
    /** As the program wrote it: values are parameters, and those are never here. */
    readonly 'db.query.text': string;
  };
}

const NAME = 'account-data-api';

/** By the semantic conventions of GraphQL the name of an operation whose type is not known. */
const OPERATION = 'GraphQL Operation';

/** A span that cannot harm. */
export class TracedSpan<Name extends keyof SpanAttributes> {
  readonly #span: Span;
  readonly #context: Context;

  private constructor(span: Span, parent: Context) {
    this.#span = span;
    this.#context = trace.setSpan(parent, span);
  }

  /** Null where the SDK fails. */
  static begin<Name extends keyof SpanAttributes>(
    name: string,
    kind: SpanKind,
    parent: Context,
  ): TracedSpan<Name> | null {
    return quietly(
      () => new TracedSpan<Name>(trace.getTracer(NAME).startSpan(name, { kind }, parent), parent),
      null,
    );
  }

  /** False without an SDK, and where it samples this trace out: then there is nobody to tell. */
  get isRecording(): boolean {
    return quietly(() => this.#span.isRecording(), false);
  }

  /** Null without an SDK. */
  get traceId(): string | null {
    return quietly(() => validTraceId(this.#span), null);
  }

  /** What `work` begins stands below this span. */
  around<T>(work: () => Promise<T>): Promise<T> {
    let running: Promise<T> | undefined;
    const once = () => (running ??= (async () => work())()); // what `work` throws is not taken for a fault of the SDK
    quietly(() => void context.with(this.#context, once), undefined);
    return once();
  }

  rename(name: string): void {
    quietly(() => this.#span.updateName(name), undefined);
  }

  tell(attributes: SpanAttributes[Name]): void {
    quietly(() => this.#span.setAttributes(attributes as Attributes), undefined);
  }

  fail(error: unknown): void {
    const type = kindOf(error);
    quietly(
      () => this.#span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', type),
      undefined,
    );
  }

  /** `at`: by performance.now(), where it ended earlier. */
  end(at?: number): void {
    quietly(() => {
      this.#span.end(at);
    }, undefined);
  }
}

export type OperationSpan = TracedSpan<'operation'>;

/** An operation, under whatever span of the server is there, or under that of its caller. Null where the SDK fails. */
export async function traceOperation<T>(
  headers: Readonly<Record<string, unknown>>,
  work: (span: OperationSpan | null) => Promise<T>,
): Promise<T> {
  const span = TracedSpan.begin<'operation'>(OPERATION, SpanKind.INTERNAL, parentOf(headers));
  if (span === null) return work(null);
  try {
    return await span.around(() => work(span));
  } catch (error) {
    span.fail(error);
    throw error;
  } finally {
    span.end();
  }
}

/** A span below the one that is there; null where none is recorded. */
export function beginSpan<Name extends 'decide' | 'audit append'>(name: Name): TracedSpan<Name> | null {
  return isRecording() ? TracedSpan.begin<Name>(name, SpanKind.INTERNAL, context.active()) : null;
}

export async function traceAppend<T>(entries: number, append: () => Promise<T>): Promise<T> {
  const span = entries === 0 ? null : beginSpan('audit append');
  span?.tell({ 'account_data.audit.entries': entries });
  return during(span, append);
}

const VERB = /^\s*(\w+)/;

/** `sql` without the name of its request. */
export function traceStatement<T>(sql: string, run: () => Promise<T>): Promise<T> {
  if (!isRecording()) return run();
  const verb = (VERB.exec(sql)?.[1] ?? 'SQL').toUpperCase();
  const span = TracedSpan.begin<'statement'>(verb, SpanKind.CLIENT, context.active());
  span?.tell({ 'db.system.name': 'postgresql', 'db.operation.name': verb, 'db.query.text': sql });
  return during(span, run);
}

async function during<T>(
  span: TracedSpan<'audit append' | 'statement'> | null,
  work: () => Promise<T>,
): Promise<T> {
  if (span === null) return work();
  try {
    return await span.around(work);
  } catch (error) {
    span.fail(error);
    throw error;
  } finally {
    span.end();
  }
}

/** The trace that the request's own line of the log belongs to; null without one. */
export function activeTraceId(): string | null {
  return quietly(() => validTraceId(trace.getActiveSpan()), null);
}

function validTraceId(span: Span | undefined): string | null {
  const spanContext = span?.spanContext();
  return spanContext !== undefined && trace.isSpanContextValid(spanContext) ? spanContext.traceId : null;
}

function isRecording(): boolean {
  return quietly(() => trace.getActiveSpan()?.isRecording() === true, false);
}

/**
 * Of what a caller sends, two ids and whether it records: neither baggage nor vendors' state, which are texts of its own.
 * The SDK's propagator reads them; without one there is none.
 */
function parentOf(headers: Readonly<Record<string, unknown>>): Context {
  return quietly(() => {
    const active = context.active();
    if (trace.getSpan(active) !== undefined) return active;
    const sent = trace.getSpanContext(propagation.extract(ROOT_CONTEXT, headers));
    if (sent === undefined) return active;
    const { traceId, spanId, traceFlags } = sent;
    return trace.setSpanContext(active, { traceId, spanId, traceFlags, isRemote: true });
  }, ROOT_CONTEXT);
}

const KIND = /^\w{1,40}$/;

/** An SQLSTATE, a code of ours, or the name of an error's class. */
function kindOf(error: unknown): string {
  const named = error instanceof Error ? ('code' in error ? error.code : error.name) : error;
  const said = String(named);
  return KIND.test(said) ? said : '_OTHER';
}

function quietly<T>(call: () => T, otherwise: T): T {
  try {
    return call();
  } catch {
    return otherwise;
  }
}
