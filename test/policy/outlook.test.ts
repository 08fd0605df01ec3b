// What a caller can hope for is what is decided: never less than any request gets, and no need that is none.
import type { RequestCompany } from '../../src/policy/request.js';
import { cellsOf, MATRIX_CALLERS, MATRIX_COLUMNS } from '../../src/policy/matrix-cells.js';
import { outlookOf } from '../../src/policy/outlook.js';
import { PURPOSES, type Purpose } from '../../src/policy/purposes.js';

const POLICY = {
  version: '2015-03-30',
  legalOverlay: true,
  affiliateSharing: 'EXISTING_RELATIONSHIP',
  approvalUses: 'ENABLED',
} as const;

test('it is the matrix, for every caller, purpose and kind of data', () => {
  for (const purpose of Object.keys(PURPOSES) as Purpose[])
    for (const row of MATRIX_CALLERS) {
      const outlooks = MATRIX_COLUMNS.map(({ class: dataClass, categories, callDetail, callLocation }) =>
        outlookOf({
          caller: row.caller,
          grant: { purposes: [purpose] },
          purpose,
          data: { class: dataClass, categories, callDetail, callLocation },
          policy: POLICY,
        }),
      );
      expect(outlooks.map(({ decision }) => decision)).toEqual(cellsOf(row, purpose));
      for (const { decision, needs } of outlooks) if (decision.outcome === 'DENY') expect(needs).toEqual([]);
    }
});

const company = (kind: RequestCompany['kind'], communicationsRelated = true) => ({
  kind: 'COMPANY' as const,
  company: { id: 'a-company', kind, communicationsRelated },
});
const TYPE = { class: 'CPNI', categories: ['TYPE'], callDetail: false, callLocation: false } as const;
const PLACE = { class: 'CPNI', categories: ['LOCATION'], callDetail: true, callLocation: true } as const;
const needed = (need: string, kinds: string[][] = [], ofSingleCategory = false) => ({
  need,
  kinds,
  ofSingleCategory,
});

test.each([
  {
    says: 'a joint venture needs the customer’s words and a campaign',
    caller: company('JOINT_VENTURE'),
    purpose: 'MARKETING_OTHER_CATEGORY' as const,
    data: TYPE,
    needs: [needed('APPROVAL', [['OPT_IN']]), needed('REFERENCE', [['CAMPAIGN']]), needed('OFFERING')],
  },
  {
    says: 'an affiliate with communications can also rest on silence',
    caller: company('AFFILIATE'),
    purpose: 'MARKETING_OTHER_CATEGORY' as const,
    data: TYPE,
    needs: [
      needed('APPROVAL', [['OPT_IN'], ['OPT_OUT_NOTICE']]),
      needed('REFERENCE', [['CAMPAIGN']]),
      needed('RELATIONSHIP', [['SERVICE']]),
      needed('OFFERING'),
    ],
  },
  {
    says: 'another affiliate cannot',
    caller: company('AFFILIATE', false),
    purpose: 'MARKETING_OTHER_CATEGORY' as const,
    data: TYPE,
    needs: [
      needed('APPROVAL', [['OPT_IN']]),
      needed('REFERENCE', [['CAMPAIGN']]),
      needed('RELATIONSHIP', [['SERVICE']]),
      needed('OFFERING'),
    ],
  },
  {
    says: 'a share that two categories of service permit needs an approval of other customers alone',
    caller: company('AFFILIATE'),
    purpose: 'MARKETING_SAME_CATEGORY' as const,
    data: TYPE,
    needs: [
      needed('APPROVAL', [['OPT_IN'], ['OPT_OUT_NOTICE']], true),
      needed('REFERENCE', [['CAMPAIGN']]),
      needed('RELATIONSHIP', [['SERVICE']]),
      needed('OFFERING'),
    ],
  },
  {
    says: 'the customer needs no approval to read the own calls',
    caller: { kind: 'CUSTOMER' as const, subject: 'somebody' },
    purpose: 'SELF_ACCESS' as const,
    data: PLACE,
    needs: [needed('AUTHENTICATION')],
  },
])('$says', ({ caller, purpose, data, needs }) => {
  const outlook = outlookOf({ caller, grant: { purposes: [purpose] }, purpose, data, policy: POLICY });
  expect([outlook.decision.outcome, outlook.needs]).toEqual(['PERMIT', needs]);
});
