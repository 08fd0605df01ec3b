/** Call records by mutation: the rules, totals and idempotency of a file, in the one transaction of a change. */
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { FAULTS } from '../../intake/faults.js';
import { importCallRows, type CallFault, type CallRow } from '../../intake/import-call-rows.js';
import { refuseFaults, requireAll, userError, type UserError } from '../../lifecycle/change-refused.js';
import { objectsOf, type Changed, type ChangeScope } from '../../lifecycle/make-change.js';
import { changeAccount } from '../change.js';
import { Open } from '../classification.js';
import type { OperationContext } from '../context.js';
import { CallRecordInput, ImportCallRecordsInput, ImportCallRecordsPayload } from '../types/call-imports.js';
import { BY_RIGHT } from '../types/change.js';

/** The entry in the log names each of them. */
const MOST_CALLS = 100;

type InputField = keyof CallRecordInput;

/** The column of a file that a field is. */
const COLUMNS = {
  callId: 'call_id',
  startedAt: 'started_at',
  endedAt: 'ended_at',
  direction: 'direction',
  from: 'calling_number',
  to: 'called_number',
  durationSeconds: 'duration_seconds',
  billedSeconds: 'billed_seconds',
  chargeAmount: 'charge_amount',
  chargeCurrency: 'charge_currency',
  place: 'place',
  latitude: 'latitude',
  longitude: 'longitude',
} as const satisfies Record<InputField, keyof CallRow>;

/** Columns that follow from a field: what cannot be derived is its fault. */
const DERIVED: Readonly<Partial<Record<string, InputField>>> = {
  destination_country: 'to',
  destination_prefix: 'to',
};

const FIELDS = Object.entries(COLUMNS) as [InputField, keyof CallRow][];

@Resolver()
export class CallImportResolver {
  @Mutation(() => ImportCallRecordsPayload, {
    nullable: true,
    description:
      'Adds call records of one account: all of them, or none. A call that is there already changes nothing.',
  })
  @Open(BY_RIGHT)
  async importCallRecords(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => ImportCallRecordsInput, { description: 'The calls.' }) input: ImportCallRecordsInput,
  ): Promise<ImportCallRecordsPayload> {
    const { userErrors } = await changeAccount(
      context,
      info,
      { name: 'importCallRecords', input },
      (scope, account) => importAll(scope, account.id, input.calls),
    );
    return { accepted: userErrors.length > 0 ? null : input.calls.length, userErrors };
  }
}

async function importAll(
  { database, at }: ChangeScope,
  accountId: string,
  calls: readonly CallRecordInput[],
): Promise<Changed> {
  requireAll([
    [calls.length > 0, userError('REQUIRED', 'calls')],
    [
      calls.length <= MOST_CALLS,
      userError('INVALID', 'calls', `lists ${MOST_CALLS} at most: more come as a file`),
    ],
  ]);
  const { faults } = await importCallRows(database, accountId, calls.map(toRow), at);
  refuseFaults(faults.map(toUserError));
  return {
    objects: objectsOf(
      'callRecord',
      calls.map(({ callId }) => callId),
    ),
  };
}

function toRow(call: CallRecordInput): CallRow {
  return Object.fromEntries(
    FIELDS.map(([field, column]) => {
      const value = call[field];
      return [column, value instanceof Date ? value.toISOString() : (value ?? null)];
    }),
  );
}

/** What is wrong with the account is told of it, once for each call. */
function toUserError({ index, field, code }: CallFault): UserError {
  if (field === 'account') return userError('NOT_ALLOWED_NOW', 'account', FAULTS[code]);
  const named = FIELDS.find(([, column]) => column === field)?.[0] ?? DERIVED[field];
  return userError(
    'INVALID',
    named === undefined ? `calls.${index}` : `calls.${index}.${named}`,
    FAULTS[code],
  );
}
