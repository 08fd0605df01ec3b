// The storage of oidc-provider over the project's tables: clients come from the register, all else from oidc_payloads.
import type { Adapter, AdapterPayload } from 'oidc-provider';
import { EMBEDDED_ISSUER } from '../identity/caller.js';
import { findClientRegistration } from '../records/stores/client-registration-store.js';
import {
  consumeOidcPayload,
  deleteOidcPayload,
  deleteOidcPayloadsOfGrant,
  findOidcPayload,
  saveOidcPayload,
  saveOidcPayloadOnce,
  type OidcKey,
  type OidcPayload,
  type OidcRow,
} from '../records/stores/oidc-store.js';
import { revokeTokens } from '../records/stores/revocation-store.js';
import { clientMetadata } from './client-metadata.js';
import type { AuthorizationServerSettings } from './settings.js';

export function createAdapter(kind: string, settings: AuthorizationServerSettings): Adapter {
  return kind === 'Client' ? new ClientAdapter(kind, settings) : new PayloadAdapter(kind, settings);
}

/** Used once, and remembered so that it cannot be used again (RFC 7523 section 3, RFC 9449 section 11.1). */
const REMEMBERED_ONCE = 'ReplayDetection';

class PayloadAdapter implements Adapter {
  constructor(
    private readonly kind: string,
    protected readonly settings: AuthorizationServerSettings,
  ) {}

  async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    const { database, clock } = this.settings;
    const now = clock.now();
    const row: OidcRow = {
      kind: this.kind,
      id,
      payload: { ...payload },
      grantId: payload.grantId ?? null,
      userCode: payload.userCode ?? null,
      uid: payload.uid ?? null,
      expiresAt: expiresIn === undefined ? null : now + expiresIn * 1000,
    };
    if (this.kind !== REMEMBERED_ONCE) return saveOidcPayload(database, row);
    if (!(await saveOidcPayloadOnce(database, row, now))) throw new Error('used twice at one moment');
  }

  find(id: string): Promise<AdapterPayload | undefined> {
    return this.#findBy('id', id);
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.#findBy('uid', uid);
  }

  findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.#findBy('user_code', userCode);
  }

  async consume(id: string): Promise<void> {
    const { database, clock } = this.settings;
    if (!(await consumeOidcPayload(database, this.kind, id, clock.now())))
      throw new Error('consumed twice at one moment');
  }

  destroy(id: string): Promise<void> {
    return deleteOidcPayload(this.settings.database, this.kind, id);
  }

  /** An access token is not kept, so what ends its grant (a code used twice, a sign-out) is told to those who check it. */
  async revokeByGrantId(grantId: string): Promise<void> {
    const { database, clock } = this.settings;
    await deleteOidcPayloadsOfGrant(database, this.kind, grantId);
    if (this.kind !== 'AccessToken') return;
    await revokeTokens(database, { issuer: EMBEDDED_ISSUER, kind: 'GRANT', value: grantId, at: clock.now() });
  }

  async #findBy(key: OidcKey, value: string): Promise<AdapterPayload | undefined> {
    const { database, clock } = this.settings;
    const found: OidcPayload | null = await findOidcPayload(database, this.kind, key, value, clock.now());
    return found ?? undefined;
  }
}

/** Read for every request, so that a suspension holds at once. */
class ClientAdapter extends PayloadAdapter {
  override async find(clientId: string): Promise<AdapterPayload | undefined> {
    const name = { issuer: EMBEDDED_ISSUER, clientId };
    const client = await findClientRegistration(this.settings.database, name);
    return client === null ? undefined : clientMetadata(client, this.settings.iss);
  }
}
