// How a command ends that could not do its work: one message on standard error, exit code 1. What is expected is told in full;
// anything else by its kind and place only, for the messages of drivers quote values.
import { ConfigFaulty } from '../config.js';
import { describeFault } from '../server/describe-fault.js';

/** Errors whose message was written for the person who runs the command. */
const TOLD_CODES = ['DATA_FOLDER_IN_USE', 'DATABASE_UNAVAILABLE', 'EADDRINUSE', 'EACCES'];

export function endWithFault(error: unknown): void {
  console.error(`account-data: ${tell(error)}`);
  process.exitCode = 1;
}

function tell(error: unknown): string {
  if (error instanceof ConfigFaulty || (error instanceof Error && error.constructor === Error))
    return error.message;
  if (error instanceof Error && 'code' in error && TOLD_CODES.includes(String(error.code)))
    return error.message;
  return `failed: ${JSON.stringify(describeFault(error))}`;
}
