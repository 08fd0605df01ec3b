// The peers' packages, from a lock file of their own, and a Node that they run on: installed when a run first needs them, by npm, and
// by nothing else. All contestants of a run then run on that Node.
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { say } from './progress.js';
import { inCheckout } from './root.js';

const PEERS = inCheckout('bench/peers');
const LEAST_NODE = 22;
/** The binary of an npm package, for whoever has an older Node. */
const NODE_VERSION = '24.21.0';

/** Answers the Node to run on; null when something is not to be had. */
export function installPeers(): string | null {
  try {
    installPackages();
    return Number(process.versions.node.split('.', 1)[0]) >= LEAST_NODE ? process.execPath : installNode();
  } catch {
    return null;
  }
}

function installPackages(): void {
  const installed = join(PEERS, 'node_modules', '.package-lock.json');
  const locked = join(PEERS, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(locked).mtimeMs) return;
  say('installing the peers');
  npm('ci', '--prefix', PEERS, '--ignore-scripts');
}

function installNode(): string {
  const name = `node-${process.platform}-${process.arch}`;
  const folder = join(PEERS, '.node', NODE_VERSION);
  const node = join(folder, 'node_modules', name, 'bin', 'node');
  if (existsSync(node)) return node;
  say(`installing Node ${NODE_VERSION} for the peers`);
  npm('install', '--prefix', folder, '--no-save', '--ignore-scripts', `${name}@${NODE_VERSION}`);
  return node;
}

function npm(...words: string[]): void {
  execFileSync('npm', words, { stdio: ['ignore', 'ignore', 'pipe'] });
}
