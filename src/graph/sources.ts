/** The objects that resolvers hand down: each carries what its fields are decided from. */
import type { RecordedDecision } from '../audit/ledger.js';
import type { Disclosure } from '../disclosure/disclosure.js';
import type { UserError } from '../lifecycle/change-refused.js';
import type { MadeChange } from '../lifecycle/make-change.js';
import type { ChangedObjects } from '../records/stores/idempotency-store.js';
import type { FoundAccount } from '../records/stores/account-store.js';

/** An account that the caller has a tie to; nothing of it but its id has been decided. */
export class AccountSource {
  constructor(readonly account: FoundAccount) {}
}

/** An account after a change, or in its place why nothing was changed. The ids of what was written stand by kind. */
export class ChangedSource extends AccountSource {
  readonly userErrors: readonly UserError[];

  constructor(
    account: FoundAccount,
    readonly objects: ChangedObjects | null,
    { userErrors }: Pick<MadeChange, 'userErrors'>,
  ) {
    super(account);
    this.userErrors = userErrors;
  }
}

/** A paper of the carrier, as those see it who work with its kind. */
export class PaperSource {
  readonly accountIds: readonly string[] = [];

  constructor(properties: object) {
    Object.assign(this, properties);
  }
}

/** A paper after a change, by its code, or in its place why nothing was changed. */
export class ChangedPaperSource {
  readonly reference: string | null;
  readonly userErrors: readonly UserError[];

  constructor({ objects, userErrors }: Pick<MadeChange, 'objects' | 'userErrors'>) {
    this.reference = objects?.['paper'] ?? null;
    this.userErrors = userErrors;
  }
}

/** What stands under a disclosure: its fields are decided there. */
export class DisclosedSource {
  constructor(readonly disclosure: Disclosure) {}
}

/** The CPNI of one account for what was stated. */
export class CpniSource extends DisclosedSource {}

/** An invoice with what was read of it; its per-call lines are decided on their own. */
export class InvoiceSource extends DisclosedSource {
  constructor(
    disclosure: Disclosure,
    readonly invoiceId: string,
    properties: object,
  ) {
    super(disclosure);
    Object.assign(this, properties);
  }
}

/** A recorded decision: what it says is open to whoever may see it, what it rested on is decided on its account. */
export class RecordedSource {
  readonly __typename = 'Decision';

  constructor(
    readonly recorded: RecordedDecision,
    properties: object,
  ) {
    Object.assign(this, properties);
  }
}
