// The API asked as any client asks it: over HTTP with an access token. An answer that holds a refusal is a fault: what is handed over is whole.

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
}

export class ApiClient {
  /** Of every answer, as the log names them. */
  readonly requestIds: string[] = [];
  readonly #url: string;
  readonly #token: string;

  constructor(url: string, token: string) {
    this.#url = url;
    this.#token = token;
  }

  async ask<Data>(query: string, variables: Readonly<Record<string, unknown>>): Promise<Data> {
    const response = await this.#send(JSON.stringify({ query, variables }));
    const answer = (await response.json()) as Answer;
    const [error] = answer.errors ?? [];
    if (error !== undefined) throw new Error(`the API refused: ${tell(error)}`);
    this.requestIds.push(response.headers.get('x-request-id') ?? '');
    return answer.data as Data;
  }

  async #send(body: string): Promise<Response> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${this.#token}` };
    try {
      return await fetch(this.#url, { method: 'POST', headers, body });
    } catch (error) {
      throw new Error(`the API at ${this.#url} does not answer`, { cause: error });
    }
  }
}

function tell({ message, extensions = {} }: NonNullable<Answer['errors']>[number]): string {
  const { reason, code, coordinate } = extensions;
  return `${message} (${[reason ?? code, coordinate].filter((word) => typeof word === 'string').join(', ')})`;
}
