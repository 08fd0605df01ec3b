// Starts the demo page once the server has said which callers it offers.
import './workers.js';
import 'graphiql/style.css';
import './app.css';
import { createRoot } from 'react-dom/client';
import { fetchDemoCallers } from './demo-api.js';
import { DemoPage } from './demo-page.js';

const element = document.getElementById('page');
if (!element) throw new Error('the page has no element to render into');
const root = createRoot(element);

fetchDemoCallers().then(
  (demoCallers) => {
    root.render(<DemoPage demoCallers={demoCallers} />);
  },
  (error: unknown) => {
    root.render(<p role="alert">{error instanceof Error ? error.message : 'The server does not answer.'}</p>);
  },
);
