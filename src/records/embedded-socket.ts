// Where the private socket of the embedded database lies: inside the data folder, or, when that path is too long
// for a socket, in a folder of the system's temporary one that only this user may enter.
import { chmodSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { sha256 } from '../sha256.js';

const SOCKET = '.s.PGSQL.5432';
/** sockaddr_un holds 108 bytes on Linux and 104 on macOS, a final zero included. */
const LONGEST_PATH = 103;

export function socketDirectoryOf(folder: string): string {
  const inside = join(resolve(folder), 'socket');
  if (Buffer.byteLength(socketIn(inside)) <= LONGEST_PATH) return inside;
  const key = sha256(resolve(folder)).slice(0, 16);
  return join(tmpdir(), `account-data-${key}`);
}

export function socketIn(directory: string): string {
  return join(directory, SOCKET);
}

/** Makes the directory private and removes the socket of a process that is gone. Only the lock's holder may call it. */
export function prepareSocketDirectory(directory: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const found = lstatSync(directory);
  if (!found.isDirectory() || found.uid !== ownUid(found.uid)) {
    throw new Error(`the socket directory ${directory} belongs to another user`);
  }
  chmodSync(directory, 0o700);
  rmSync(socketIn(directory), { force: true });
}

/** Systems without user ids answer -1; there every directory counts as one's own. */
function ownUid(found: number): number {
  const { uid } = userInfo();
  return uid === -1 ? found : uid;
}
