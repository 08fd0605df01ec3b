// An OpenTelemetry SDK as an operator would preload it, which keeps in memory what is traced.
import { context, propagation, trace, type Attributes } from '@opentelemetry/api';
import {
  InMemorySpanExporter,
  NodeTracerProvider,
  SimpleSpanProcessor,
  type ReadableSpan,
  type SpanProcessor,
} from '@opentelemetry/sdk-trace-node';

/** A span and what stands below it, in the order begun. */
export interface SpanTree {
  readonly name: string;
  readonly attributes: Attributes;
  readonly below: readonly SpanTree[];
}

export class RecordedSpans {
  readonly #exporter = new InMemorySpanExporter();
  readonly #provider: NodeTracerProvider;

  /** From here on everything is traced; `before` sees each span first. */
  constructor(...before: readonly SpanProcessor[]) {
    this.#provider = new NodeTracerProvider({
      spanProcessors: [...before, new SimpleSpanProcessor(this.#exporter)],
    });
    this.#provider.register();
  }

  /** Those that ended since the last time, in the order begun. */
  take(): readonly ReadableSpan[] {
    const spans = this.#exporter.getFinishedSpans();
    this.#exporter.reset();
    return [...spans].sort((one, other) => orderOf(one) - orderOf(other));
  }

  async stop(): Promise<void> {
    trace.disable();
    context.disable();
    propagation.disable();
    await this.#provider.shutdown();
  }
}

const NANOSECONDS = 1e9;

function orderOf({ startTime: [seconds, nanoseconds] }: ReadableSpan): number {
  return (seconds % 1e6) * NANOSECONDS + nanoseconds;
}

/** Those that have no parent among them, each with what is below it. */
export function treesOf(spans: readonly ReadableSpan[]): readonly SpanTree[] {
  const ids = new Set(spans.map((span) => span.spanContext().spanId));
  const below = (parent: string | undefined): SpanTree[] =>
    spans
      .filter(({ parentSpanContext: { spanId } = { spanId: '' } }) =>
        parent === undefined ? !ids.has(spanId) : spanId === parent,
      )
      .map((span) => ({
        name: span.name,
        attributes: span.attributes,
        below: below(span.spanContext().spanId),
      }));
  return below(undefined);
}

/** All that a span says in words. */
export function saidBy(spans: readonly ReadableSpan[]): string {
  return JSON.stringify(
    spans.map((span) => [
      span.name,
      span.attributes,
      span.events,
      span.links,
      span.status,
      span.instrumentationScope,
      span.spanContext().traceState?.serialize(),
    ]),
  );
}
