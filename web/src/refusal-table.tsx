// Below the response: its refusals in plain words, or nothing when there is none.
import { useGraphiQL } from '@graphiql/react';
import type { ReactNode } from 'react';
import { readRefusals, type Refusal } from './refusals.js';

const COLUMNS: readonly (readonly [keyof Refusal, string])[] = [
  ['what', 'Field'],
  ['reason', 'Reason'],
  ['sentence', 'In words'],
  ['rule', 'Rule'],
  ['citation', 'Authority'],
  ['remedy', 'What would help'],
];

export function RefusalTable(): ReactNode {
  const response = useGraphiQL((state) => state.tabs[state.activeTabIndex]?.response ?? null);
  const refusals = readRefusals(response);
  if (refusals.length === 0) return null;
  return (
    <details className="refusals" open>
      <summary>Not answered: {refusals.length}</summary>
      <div className="refusals-scroll" role="region" aria-label="What was not answered, and why" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {COLUMNS.map(([key, title]) => (
                <th key={key} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {refusals.map((refusal, index) => (
              <tr key={index}>
                {COLUMNS.map(([key]) => (
                  <td key={key}>{refusal[key]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
