// The demo page in Chromium, against a server that runs with the demo (DEMO_URL, else http://localhost:4000).
// Chromium: CHROMIUM_PATH, else /usr/bin/chromium. Where there is none the tests are left out, and it is said.
import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page, type Request, type Response } from 'playwright-core';
import { NO_TOKEN, SAMPLES } from '../../web/src/samples.js';

const ADDRESS = process.env['DEMO_URL'] ?? 'http://localhost:4000';
const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
];

const present = existsSync(CHROMIUM);
if (!present) console.warn(`left out: no Chromium at ${CHROMIUM}; install one or set CHROMIUM_PATH`);

interface GraphqlAnswer {
  data?: unknown;
  errors?: { message: string; extensions?: { code?: string } }[];
}

let browser: Browser;
let page: Page;
let requests: Request[];
let complaints: string[];

const isGraphql = (url: string): boolean => new URL(url).pathname === '/graphql';
const sentOperation = (response: Response): string =>
  isGraphql(response.url()) ? String((response.request().postDataJSON() as { query?: string }).query) : '';

async function openPage(caller: string): Promise<void> {
  await page.goto(`${ADDRESS}/#${caller}`);
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
}

/** Chooses from the menu, runs what it opened, and gives back the exchange. */
async function ask(caller: string, sample: number): Promise<{ request: Request; answer: GraphqlAnswer }> {
  const query = SAMPLES[caller]?.operations[sample]?.query ?? '';
  await page.getByLabel('Ask as').selectOption(caller);
  await page.getByLabel('Sample').selectOption(String(sample));
  const exchange = page.waitForResponse((response) => sentOperation(response) === query);
  await page.getByRole('button', { name: /^Execute/ }).click();
  const response = await exchange;
  return { request: response.request(), answer: (await response.json()) as GraphqlAnswer };
}

(present ? describe : describe.skip)('the demo page', () => {
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_ARGUMENTS });
  });

  beforeEach(async () => {
    requests = [];
    complaints = [];
    page = await browser.newPage();
    page.on('request', (request) => requests.push(request));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
  });

  afterEach(async () => {
    await page.close();
  });

  afterAll(async () => {
    await browser.close();
  });

  test('loads from its own origin only, and its content security policy forbids nothing it needs', async () => {
    await openPage('owner');
    await ask('owner', 0);
    const elsewhere = requests.map((request) => request.url()).filter((url) => !/^(data:|blob:)/.test(url));
    expect(elsewhere.filter((url) => !url.startsWith(`${ADDRESS}/`))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('starts its workers from files, without a blob', async () => {
    const workers: string[] = [];
    page.on('worker', (worker) => workers.push(worker.url()));
    const language = page.waitForEvent('worker', (worker) =>
      worker.url().endsWith('/assets/graphql.worker.js'),
    );
    await openPage('owner');
    await language;
    expect(workers.filter((url) => !url.startsWith(`${ADDRESS}/assets/`))).toEqual([]);
  });

  test('asks as the chosen caller, with a token of its own for each and none for no token', async () => {
    await openPage('owner');
    const sent: (string | undefined)[] = [];
    for (const caller of ['owner', 'support', NO_TOKEN]) {
      sent.push((await ask(caller, 0)).request.headers()['authorization']);
    }
    expect(sent).toEqual([expect.stringMatching(/^Bearer ./), expect.stringMatching(/^Bearer ./), undefined]);
    expect(sent[0]).not.toBe(sent[1]);
  });

  test('keeps no token in the browser', async () => {
    await openPage('owner');
    const { request } = await ask('owner', 0);
    const token = request.headers()['authorization']?.slice('Bearer '.length) ?? '';
    expect(token).not.toBe('');
    const kept = await page.evaluate<string>(
      'JSON.stringify([localStorage, sessionStorage, document.cookie])',
    );
    expect(kept).not.toContain(token);
  });

  test('offers every demo caller that has a sample, and every sample is a valid operation', async () => {
    await openPage('owner');
    const options = await page.getByLabel('Ask as').locator('option').all();
    const offered = await Promise.all(options.map((option) => option.getAttribute('value')));
    expect(offered.sort()).toEqual(Object.keys(SAMPLES).sort());
    for (const [caller, { operations }] of Object.entries(SAMPLES)) {
      for (const sample of operations.keys()) {
        const codes =
          (await ask(caller, sample)).answer.errors?.map(({ extensions }) => extensions?.code) ?? [];
        expect(codes).not.toContain('GRAPHQL_VALIDATION_FAILED');
        expect(codes).not.toContain('BAD_USER_INPUT');
      }
    }
  });

  test('lists below the response what was not answered', async () => {
    await openPage('owner-biographical');
    const { answer } = await ask('owner-biographical', 0);
    const rows = page.getByRole('region', { name: 'What was not answered, and why' }).locator('tbody tr');
    await rows.first().waitFor();
    expect(await rows.count()).toBe(answer.errors?.length);
  });

  test('is worked by keyboard: the first stop is the menu, and a key chooses another caller', async () => {
    await openPage('owner');
    await page.locator('h1').click();
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').getAttribute('id')).toBe('caller');
    await page.keyboard.press('ArrowDown');
    await page.waitForURL((url) => url.hash === '#owner-biographical');
  });

  test.each(['light', 'dark'] as const)('follows a system set to %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await openPage('owner');
    const ink = await page.evaluate<string>('getComputedStyle(document.querySelector("h1")).color');
    expect(ink).toBe(colorScheme === 'light' ? 'rgb(28, 36, 51)' : 'rgb(232, 236, 243)');
  });
});
