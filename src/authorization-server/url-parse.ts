// Node 20 lacks URL.parse (WHATWG URL section 6.1), on which oidc-provider relies: the same answers, from what Node 20 has.
if (!('parse' in URL)) {
  Object.defineProperty(URL, 'parse', {
    configurable: true,
    writable: true,
    value: (url: string, base?: string) => (URL.canParse(url, base) ? new URL(url, base) : null),
  });
}

export {};
