// A browser as far as signing in needs one: it keeps cookies, follows no redirect by itself, and sends forms.
export class Browser {
  readonly #cookies = new Map<string, string>();
  #origin = '';

  async get(url: URL | string): Promise<Response> {
    return this.#fetch(url, {});
  }

  async send(path: string, fields: Readonly<Record<string, string>>, headers = {}): Promise<Response> {
    return this.#fetch(path, { method: 'POST', body: new URLSearchParams(fields), headers });
  }

  /** Follows redirects within the server until there is a page, or an address elsewhere. */
  async follow(response: Response): Promise<{ readonly location: URL; readonly page: string | null }> {
    let [answer, location] = [response, new URL(this.#origin)];
    for (;;) {
      const next = answer.headers.get('location');
      if (next === null) return { location, page: await answer.text() };
      location = new URL(next, this.#origin);
      if (location.origin !== this.#origin) return { location, page: null };
      answer = await this.get(location);
    }
  }

  async #fetch(url: URL | string, init: RequestInit): Promise<Response> {
    const target = new URL(url, this.#origin === '' ? undefined : this.#origin);
    this.#origin = target.origin;
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(target, {
      ...init,
      redirect: 'manual',
      headers: { ...(init.headers as Record<string, string>), cookie },
    });
    for (const header of response.headers.getSetCookie()) this.#keep(header);
    return response;
  }

  #keep(header: string): void {
    const [pair = ''] = header.split(';');
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    if (value === '') this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}
