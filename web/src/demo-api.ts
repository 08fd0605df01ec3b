// The two addresses that a server started with the demo offers: who the callers are, and a token for one of them.

export interface DemoCaller {
  readonly name: string;
  readonly title: string;
  readonly description: string;
}

export interface DemoToken {
  readonly accessToken: string;
  /** Epoch milliseconds on this browser's clock. */
  readonly expiresAt: number;
}

/** Empty when the server offers no demo callers. */
export async function fetchDemoCallers(): Promise<readonly DemoCaller[]> {
  const response = await fetch('/demo/callers', { headers: { accept: 'application/json' } });
  if (response.status === 404) return [];
  if (!response.ok) throw new Error(`the demo callers could not be had: HTTP ${response.status}`);
  return (await response.json()) as DemoCaller[];
}

export async function fetchDemoToken(caller: string): Promise<DemoToken> {
  const response = await fetch('/demo/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ caller }),
  });
  if (!response.ok) throw new Error(`no token for ${caller}: HTTP ${response.status}`);
  const body = (await response.json()) as { access_token: string; expires_in: number };
  return { accessToken: body.access_token, expiresAt: Date.now() + body.expires_in * 1000 };
}
