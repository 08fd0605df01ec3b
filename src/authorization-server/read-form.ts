// The body of a form that one of this server's own pages sent. What another site sent is refused.
import type { IncomingMessage } from 'node:http';

const MOST_FORM_BYTES = 4096;

export class FormRefused extends Error {}

export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const { 'content-type': type = '', 'sec-fetch-site': site = 'same-origin' } = request.headers;
  if (!type.startsWith('application/x-www-form-urlencoded')) throw new FormRefused('not a form');
  if (site !== 'same-origin') throw new FormRefused('a form of another site');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_FORM_BYTES) throw new FormRefused('the form is too large');
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}
