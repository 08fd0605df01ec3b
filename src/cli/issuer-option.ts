// Which issuer a client is registered for, as every command that names a client takes it.
import { EMBEDDED_ISSUER } from '../identity/caller.js';

export const ISSUER_OPTION = [
  '--issuer <name>',
  'whose client it is: embedded, or an iss',
  EMBEDDED_ISSUER,
] as const;
