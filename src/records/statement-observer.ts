// Hands every statement to an observer, as TypeORM sends it but for the name of its request: BEGIN, COMMIT and migrations included.
// Parameters are never handed on, and nothing of TypeORM's own is printed, for it prints parameters.
import type { Logger } from 'typeorm';
import { withoutRequest } from './request-comment.js';

export type OnStatement = (sql: string) => void;

export class StatementObserver implements Logger {
  readonly #onStatement: OnStatement | undefined;

  constructor(onStatement: OnStatement | undefined) {
    this.#onStatement = onStatement;
  }

  logQuery(query: string): void {
    this.#onStatement?.(withoutRequest(query));
  }

  logQueryError(): void {
    return;
  }

  logQuerySlow(): void {
    return;
  }

  logSchemaBuild(): void {
    return;
  }

  logMigration(): void {
    return;
  }

  log(): void {
    return;
  }
}
