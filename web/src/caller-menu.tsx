// The bar on top: as whom to ask, and which sample operation to open.
import type { ReactNode } from 'react';
import type { DemoCaller } from './demo-api.js';
import type { Sample } from './samples.js';

interface CallerMenuProps {
  readonly callers: readonly DemoCaller[];
  readonly chosen: DemoCaller;
  readonly sample: Sample;
  readonly operation: number;
  readonly choose: (caller: string, operation: number) => void;
}

export function CallerMenu({ callers, chosen, sample, operation, choose }: CallerMenuProps): ReactNode {
  return (
    <header className="bar">
      <h1>Account Data API — demo</h1>
      <div className="choice">
        <label htmlFor="caller">Ask as</label>
        <select
          id="caller"
          value={chosen.name}
          aria-describedby="caller-says"
          onChange={(event) => {
            choose(event.target.value, 0);
          }}
        >
          {callers.map(({ name, title }) => (
            <option key={name} value={name}>
              {name} — {title}
            </option>
          ))}
        </select>
      </div>
      <div className="choice">
        <label htmlFor="sample">Sample</label>
        <select
          id="sample"
          value={operation}
          onChange={(event) => {
            choose(chosen.name, Number(event.target.value));
          }}
        >
          {sample.operations.map(({ title }, index) => (
            <option key={title} value={index}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <p id="caller-says" aria-live="polite">
        {chosen.description} <strong>Sees</strong> {sample.sees}.
      </p>
    </header>
  );
}
