// The headers that callers come with: good ones of an issuer outside, and bad ones, each with one fault in what is otherwise good.
import { createHash } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { claimsOf, makeKey, prove, signToken, type BenchIssuer, type Key } from '../../bench/issuer.js';
import { CPNI_DETAIL_TYPE } from '../../src/identity/authorization-details.js';
import { DEMO_CALLERS, type DemoCaller, type DemoCallerName } from '../../src/identity/demo-callers.js';
import type { CpniCategory } from '../../src/policy/categories.js';
import type { Purpose } from '../../src/policy/purposes.js';

export type Headers = Readonly<Record<string, string>>;
export type Claims = Readonly<Record<string, unknown>>;

/** As narrow as a partner asks for it. */
export interface Scoped {
  readonly purposes: readonly Purpose[];
  readonly categories: readonly CpniCategory[];
}

const PARTNER_TOKEN_SECONDS = 600;

export class Credentials {
  private constructor(
    private readonly issuer: BenchIssuer,
    private readonly holder: Key,
    private readonly stranger: Key,
  ) {}

  static async of(issuer: BenchIssuer): Promise<Credentials> {
    return new Credentials(issuer, await makeKey(), await makeKey());
  }

  async person(name: DemoCallerName, claims: Claims = {}): Promise<Headers> {
    return bearer(await this.#token(name, claims));
  }

  /** Signed by a key that the issuer does not have, under the name of one that it has. */
  async forged(name: DemoCallerName): Promise<Headers> {
    const key = { ...this.stranger, thumbprint: this.issuer.signer.thumbprint };
    return bearer(await signToken(this.#claims(name), key));
  }

  /** A good token, with the subject of somebody else written into it. */
  async tampered(name: DemoCallerName, subject: string): Promise<Headers> {
    const [head, , signature] = (await this.#token(name, {})).split('.');
    const payload = encode({ ...this.#claims(name), sub: subject });
    return bearer(`${head ?? ''}.${payload}.${signature ?? ''}`);
  }

  /** Of an algorithm that signs nothing. */
  unsigned(name: DemoCallerName): Headers {
    return bearer(`${encode({ alg: 'none', typ: 'at+jwt' })}.${encode(this.#claims(name))}.`);
  }

  /** A token for one company and its purposes, bound to its key, with a proof for these bytes. */
  async company(name: DemoCallerName, scoped: Scoped, body: string, proof: Claims = {}): Promise<Headers> {
    return prove(await this.#bound(name, scoped), this.holder, { 'x-camara:bh': digestOf(body), ...proof });
  }

  /** The token of a company in other hands: with a proof by another key. */
  async stolen(name: DemoCallerName, scoped: Scoped, body: string): Promise<Headers> {
    return prove(await this.#bound(name, scoped), this.stranger, { 'x-camara:bh': digestOf(body) });
  }

  /** The token of a company without any proof. */
  async unproven(name: DemoCallerName, scoped: Scoped): Promise<Headers> {
    return bearer(await this.#bound(name, scoped));
  }

  #bound(name: DemoCallerName, { purposes, categories }: Scoped): Promise<string> {
    const { iat = 0 } = this.#claims(name);
    return this.#token(name, {
      cnf: { jkt: this.holder.thumbprint },
      authorization_details: [{ type: CPNI_DETAIL_TYPE, actions: ['read'], purposes, datatypes: categories }],
      exp: iat + PARTNER_TOKEN_SECONDS,
    });
  }

  #token(name: DemoCallerName, claims: Claims): Promise<string> {
    return signToken({ ...this.#claims(name), ...claims }, this.issuer.signer);
  }

  #claims(name: DemoCallerName): JWTPayload {
    const caller: DemoCaller = DEMO_CALLERS[name];
    return claimsOf(caller, this.issuer.iss);
  }
}

function bearer(token: string): Headers {
  return { authorization: `Bearer ${token}` };
}

function digestOf(body: string): string {
  return createHash('sha256').update(body).digest('base64url');
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
