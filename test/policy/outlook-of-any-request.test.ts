// What any request gets could have been hoped for.

import fc from 'fast-check';

import { decide } from '../../src/policy/decide.js';
import { outlookOf } from '../../src/policy/outlook.js';
import { anyRequest } from './arbitrary-request.js';

test('whatever is permitted to any request could be hoped for', () => {
  let permitted = 0;
  fc.assert(
    fc.property(anyRequest, (request) => {
      const { caller, grant, purpose, policy } = request;
      const { period: _, ...data } = request.data;
      if (purpose === null || decide(request).outcome === 'DENY') return;
      permitted += 1;
      expect(
        outlookOf({ caller, grant: { ...grant, accounts: undefined }, purpose, data, policy }).decision
          .outcome,
      ).toBe('PERMIT');
    }),
    { numRuns: 20_000, seed: 20150330 },
  );
  expect(permitted).toBeGreaterThan(100);
});
