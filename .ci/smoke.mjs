// Starts the built program on each supported Node, asks it as an affiliate, and checks what is told.
// Each Node is the binary of an npm package, so nothing else has to be installed.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const VERSIONS = ['20.19', '22', '24'];
const START_SECONDS = 60;
const QUERY = `{ accountByNumber(number: "ACCT-0001") {
  cpni(purpose: MARKETING_SAME_CATEGORY, offering: LOCAL, reference: "CAMPAIGN-0001") { services { type } balance { amount } }
} }`;

for (const version of VERSIONS) {
  const folder = mkdtempSync(join(tmpdir(), 'account-data-smoke-'));
  try {
    await smoke(installNode(version, folder), folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function installNode(version, folder) {
  const name = `node-${process.platform}-${process.arch}`;
  execFileSync(
    'npm',
    ['install', '--prefix', folder, '--no-save', '--ignore-scripts', `${name}@${version}`],
    { stdio: 'ignore' },
  );
  return join(folder, 'node_modules', name, 'bin', 'node');
}

async function smoke(node, folder) {
  const env = { ...process.env, PORT: String(await freePort()), DATA_DIR: join(folder, 'data') };
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  const server = spawn(node, ['dist/src/main.js'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    const began = Date.now();
    await untilReady(`http://localhost:${env.PORT}/health/ready`, server);
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    const token = execFileSync(node, ['dist/src/cli/account-data.js', 'token', 'affiliate-active'], {
      env,
      encoding: 'utf8',
    }).trim();
    check(await ask(`http://localhost:${env.PORT}/graphql`, token));
    console.log(`${version}: ready after ${seconds} s, permits and refuses as it should`);
  } finally {
    server.kill('SIGTERM');
    await new Promise((resolve) => (server.exitCode === null ? server.once('exit', resolve) : resolve()));
  }
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function untilReady(url, server) {
  for (let tries = 0; tries < START_SECONDS * 10; tries++) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`);
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error(`the server was not ready after ${START_SECONDS} s`);
}

async function ask(url, token) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query: QUERY }) });
  return answer.json();
}

function check({ data, errors = [] }) {
  const { services, balance } = data.accountByNumber.cpni;
  const reasons = errors.map(({ extensions }) => extensions.reason);
  if (!(services.length > 0) || balance !== null || reasons.join() !== 'CATEGORY_NOT_NEEDED') {
    throw new Error(`not the answer that the policy gives: ${JSON.stringify(reasons)}`);
  }
}
