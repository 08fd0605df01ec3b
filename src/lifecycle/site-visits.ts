/**
 * Technical data of visits, reduced before it is kept so that it identifies nobody (Policy section 1): of an address the
 * network, of a link the site, of a page the path without what stands behind it, of a browser its name and version.
 */
import { isIPv4, isIPv6 } from 'node:net';

/** IPv4 to 24 bits, IPv6 to 48; null for what is no address. */
export function networkOf(address: string): string | null {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  if (!isIPv6(plain)) return null;
  const [head = '', tail] = plain.split('::');
  const groups = head === '' ? [] : head.split(':');
  const behind = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = Array.from({ length: Math.max(0, 8 - groups.length - behind.length) }, () => '0');
  return `${[...groups, ...missing, ...behind].slice(0, 3).join(':')}::/48`;
}

/** Of a link, the site alone: what stands behind may name a person. Null for what is no link to a site. */
export function originOf(link: string): string | null {
  if (!URL.canParse(link)) return null;
  const { protocol, origin } = new URL(link);
  return protocol === 'https:' || protocol === 'http:' ? origin : null;
}

/** Of a page, its path; null for what is none of this site. */
export function pathOf(page: string): string | null {
  if (!page.startsWith('/') || page.startsWith('//')) return null;
  return page.split(/[?#]/, 1)[0]?.slice(0, 200) ?? null;
}

/** In this order: some call themselves by the names of others too. */
const BROWSERS: readonly (readonly [name: string, version: RegExp])[] = [
  ['Edge', /\bEdg(?:e|A|iOS)?\/(\d{1,4})/],
  ['Opera', /\bOPR\/(\d{1,4})/],
  ['Firefox', /\b(?:Firefox|FxiOS)\/(\d{1,4})/],
  ['Chrome', /\b(?:Chrome|CriOS)\/(\d{1,4})/],
  ['Safari', /\bVersion\/(\d{1,4}).*\bSafari\//],
];

export function browserOf(userAgent: string): string {
  for (const [name, version] of BROWSERS) {
    const found = version.exec(userAgent)?.[1];
    if (found !== undefined) return `${name} ${found}`;
  }
  return 'other';
}
